; Whether the program is running. Windows lets nobody write to the file of a program that runs, so that is what is tried:
; it needs no list of processes, and finds a program of another session too.

!macro RUNNING_FUNCTIONS un

; Comes back when the program in $Folder is not running. Asks to close it; on Cancel, and in silent mode at once, ends the
; setup with a code, before anything has been changed.
Function ${un}EnsureClosed
  Push $0
  ${DoWhile} ${FileExists} "$Folder\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$Folder\${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ClearErrors
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} is running. Close its window, then choose Retry.$\r$\n$\r$\n\
      If it is closed already, another program, such as a virus scanner, is still looking at its files: wait a moment, \
      then choose Retry. Cancel leaves everything as it is." /SD IDCANCEL IDRETRY again
    SetErrorLevel ${CODE_RUNNING}
    Quit
    again:
  ${Loop}
  Pop $0
FunctionEnd

!macroend

!insertmacro RUNNING_FUNCTIONS ""
!insertmacro RUNNING_FUNCTIONS "un."
