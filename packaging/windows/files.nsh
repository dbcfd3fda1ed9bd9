; The list of installed files, and deleting. Nothing is deleted that the list does not name, but for folders that only this
; program makes. The list has one path a line, seen from the folder of the program; a folder ends with a backslash and
; comes after all that it holds.

Var Folder     ; what EachListed, DeleteListed and EnsureClosed look at
Var List       ; the list that they read
Var Listed     ; one line of it
Var Entry      ; the same line where it stands directly in the folder, without a backslash; else ""
Var ListHandle

!macro EachListed un
  ClearErrors
  FileOpen $ListHandle $List r
  ${IfNot} ${Errors}
    ${Do}
      ClearErrors
      FileReadUTF16LE $ListHandle $Listed
      ${If} ${Errors}
        ${ExitDo}
      ${EndIf}
      Call ${un}CheckListed
      ${If} $Listed == ""
        ${Continue}
      ${EndIf}
!macroend
!macro EndEachListed
    ${Loop}
    FileClose $ListHandle
  ${EndIf}
  ClearErrors
!macroend

!macro FILE_FUNCTIONS un

; Takes the line's end from $Listed, and empties it where it points out of the folder or could mean many files.
Function ${un}CheckListed
  Push $0
  Push $1
  Push $2
  Push $3
  ${Do}
    StrCpy $0 $Listed 1 -1
    ${If} $0 == "$\r"
    ${OrIf} $0 == "$\n"
      StrCpy $Listed $Listed -1
    ${Else}
      ${ExitDo}
    ${EndIf}
  ${Loop}
  StrCpy $Entry $Listed
  StrCpy $1 0
  StrCpy $3 "\" ; the sign before: a path must not begin with a backslash
  ${Do}
    StrCpy $0 $Listed 1 $1
    StrCpy $2 $Listed 1 -1
    ${If} $0 == ""
      ${ExitDo}
    ${EndIf}
    IntOp $1 $1 + 1
    StrLen $2 $Listed
    ${If} $0 == "\"
      ${If} $3 == "\"
        StrCpy $Listed ""
        ${ExitDo}
      ${ElseIf} $1 < $2
        StrCpy $Entry ""
      ${EndIf}
    ${ElseIf} $0 == ":"
    ${OrIf} $0 == "*"
    ${OrIf} $0 == "?"
    ${OrIf} $0 == "/"
      StrCpy $Listed ""
      ${ExitDo}
    ${ElseIf} $0 == "."
    ${AndIf} $3 == "."
      StrCpy $Listed ""
      ${ExitDo}
    ${EndIf}
    StrCpy $3 $0
  ${Loop}
  StrCpy $0 $Entry 1 -1
  ${If} $0 == "\"
    StrCpy $Entry $Entry -1
  ${EndIf}
  ${If} $Listed == ""
    StrCpy $Entry ""
  ${EndIf}
  Pop $3
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

; Deletes what $List names within $Folder, and the folders that are empty then. What else lies there stays.
Function ${un}DeleteListed
  Push $0
  !insertmacro EachListed "${un}"
    StrCpy $0 $Listed 1 -1
    ${If} $0 == "\"
      ; Python writes these beside sources that lie there as files.
      Delete "$Folder\$Listed__pycache__\*.pyc"
      RMDir "$Folder\$Listed__pycache__"
      StrCpy $Listed $Listed -1
      RMDir "$Folder\$Listed"
    ${Else}
      Delete "$Folder\$Listed"
    ${EndIf}
  !insertmacro EndEachListed
  Pop $0
FunctionEnd

; Push a folder. Deletes it with all in it; what a link or a junction leads to is somewhere else, and stays.
Function ${un}DeleteTree
  Exch $0
  Push $1
  Push $2
  System::Call 'kernel32::GetFileAttributes(t r0) i .r1'
  IntOp $2 $1 & 0x400 ; FILE_ATTRIBUTE_REPARSE_POINT
  ${If} $1 <> -1
    ${If} $2 = 0
      FindFirst $1 $2 "$0\*.*"
      ${DoWhile} $2 != ""
        ${If} $2 != "."
        ${AndIf} $2 != ".."
          ${If} ${FileExists} "$0\$2\*.*"
            Push "$0\$2"
            Call ${un}DeleteTree
          ${Else}
            Delete "$0\$2"
          ${EndIf}
        ${EndIf}
        FindNext $1 $2
      ${Loop}
      FindClose $1
    ${EndIf}
    RMDir "$0"
  ${EndIf}
  ClearErrors
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

!macroend

!insertmacro FILE_FUNCTIONS ""
!insertmacro FILE_FUNCTIONS "un."
