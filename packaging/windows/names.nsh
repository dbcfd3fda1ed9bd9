; Where things lie, how they are called, and what the exit codes mean. What is not here is passed by build.py.

!define PROGRAM "${COMMAND}.exe"
!define NEW "$INSTDIR\${COMMAND}-new"   ; the version that is being unpacked
!define OLD "$INSTDIR\${COMMAND}-old"   ; the version that makes way for it
!define COMING "${COMMAND}-coming.txt"  ; in OLD: the list of the version that makes it make way
!define DATA "$LOCALAPPDATA\${COMMAND}" ; as the program has it, see paths.py

!define CLASSES "Software\Classes"
!define FILE_TYPE "${ID}.DataFile"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

!define CODE_FAILED 2
!define CODE_RUNNING 3
!define CODE_FOLDER 4
!define CODE_WINDOWS 5

!define LONGEST_PATH 259 ; what Windows takes where long paths are not switched on

Var EarlierFolder  ; where the program is installed already, or ""
Var EarlierVersion
