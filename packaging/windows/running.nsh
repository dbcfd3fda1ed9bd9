; Whether the program is running. Windows lets nobody write to the file of a program that runs, so that is what is tried:
; it needs no list of processes, and finds a program of another session too.

Var Running ; the file of a program that runs, or ""

!macro RUNNING_FUNCTIONS un

; Comes back when nothing of the program in $Folder is running, neither its window nor its commands for a terminal. Asks to
; close it; on Cancel, and in silent mode at once, ends the setup with a code, before anything has been changed.
Function ${un}EnsureClosed
  ${Do}
    Call ${un}FindRunning
    ${If} $Running == ""
      Return
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} is running. Close it, then choose Retry.$\r$\n$\r$\n\
      If it is closed already, another program, such as a virus scanner, is still looking at $Running: wait a moment, \
      then choose Retry. Cancel leaves everything as it is." /SD IDCANCEL IDRETRY again
    SetErrorLevel ${CODE_RUNNING}
    Quit
    again:
  ${Loop}
FunctionEnd

Function ${un}FindRunning
  Push $0
  Push $1
  Push $2
  StrCpy $Running ""
  FindFirst $0 $1 "$Folder\${COMMAND}*.exe"
  ${DoWhile} $1 != ""
    ClearErrors
    FileOpen $2 "$Folder\$1" a
    ${If} ${Errors}
      StrCpy $Running $1
      ${ExitDo}
    ${EndIf}
    FileClose $2
    FindNext $0 $1
  ${Loop}
  FindClose $0
  ClearErrors
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

!macroend

!insertmacro RUNNING_FUNCTIONS ""
!insertmacro RUNNING_FUNCTIONS "un."
