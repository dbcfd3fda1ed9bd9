; One version takes the place of another. The new one is unpacked whole into NEW; then what the list of the old one names
; at the top of the folder is renamed into OLD, the new one's into the place; and where any of that fails, back again.
; The program's own file goes first and comes last: while it is missing, the swap is not complete, and a setup that finds
; it so undoes it before anything else.

Var Failed ; what stood in the way, or ""

; Ends with a code where the program must not or cannot be put into $INSTDIR.
Function RefuseUnfitFolder
  Call FindFolderProblem
  ${If} $Failed != ""
    MessageBox MB_OK|MB_ICONSTOP "$Failed Nothing has been installed." /SD IDOK
    SetErrorLevel ${CODE_FOLDER}
    Quit
  ${EndIf}
FunctionEnd

; $Failed: what speaks against $INSTDIR in a sentence, or "".
Function FindFolderProblem
  StrCpy $Failed ""
  StrLen $0 "${NEW}\"
  IntOp $0 $0 + ${LONGEST}
  ${If} $0 > ${LONGEST_PATH}
    StrCpy $Failed "The folder's path is too long for Windows: choose one that is shorter."
    Return
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${MARKER}"
    StrCpy $Failed "The folder holds a portable ${NAME}, whose data lies in it too: choose another folder."
    Return
  ${EndIf}
  ${GetFileName} $INSTDIR $0
  ${If} $0 == "${NAME}" ; also where a removal has left somebody's own files in it
  ${OrIf} $INSTDIR == $EarlierFolder
  ${OrIf} ${FileExists} "$INSTDIR\${LIST}"
  ${OrIf} ${FileExists} "${OLD}\*.*"
    Return
  ${EndIf}
  StrCpy $List "$PLUGINSDIR\${LIST}"
  !insertmacro EachListed ""
    ${If} $Entry != ""
    ${AndIf} ${FileExists} "$INSTDIR\$Entry"
      StrCpy $Failed "The folder holds $Entry, which this setup has not put there: choose another folder."
      ${ExitDo}
    ${EndIf}
  !insertmacro EndEachListed
FunctionEnd

; What a setup that was cut short has left: the old version comes back, or the rest of it goes.
Function RecoverInterrupted
  ${If} ${FileExists} "${OLD}\*.*"
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
      Call RemoveOld
    ${Else}
      Call SwapBack
    ${EndIf}
  ${EndIf}
FunctionEnd

Function MakeNewFolder
  Push "${NEW}"
  Call DeleteTree
  ClearErrors
  CreateDirectory "${NEW}"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "Nothing can be written into the folder $INSTDIR: choose another folder. \
      Nothing has been installed." /SD IDOK
    SetErrorLevel ${CODE_FOLDER}
    Quit
  ${EndIf}
  ${If} ${FileExists} "$EarlierFolder\${COMMAND}-new\*.*"
    StrCpy $EarlierFolder $INSTDIR ; the same folder by another name
  ${EndIf}
FunctionEnd

; Puts the version in NEW into its place, and removes the one that was there.
Function SwapVersions
  StrCpy $Failed ""
  ${IfNot} ${FileExists} "${NEW}\${UNINSTALLER}"
    StrCpy $Failed ${UNINSTALLER}
  ${Else}
    CreateDirectory "${OLD}"
    CopyFiles /SILENT "$PLUGINSDIR\${LIST}" "${OLD}\${COMING}"
    Call SetAside
    ${If} $Failed == ""
      Call PutInPlace
    ${EndIf}
  ${EndIf}
  ${If} $Failed == ""
    Call RemoveOld
    RMDir "${NEW}"
  ${Else}
    Call SwapBack
    Push "${NEW}"
    Call DeleteTree
    RMDir $INSTDIR
    MessageBox MB_OK|MB_ICONSTOP "$Failed could not be replaced: another program may be using it. \
      Everything is as it was before. Close other programs, then start this setup again." /SD IDOK
    SetErrorLevel ${CODE_FAILED}
    Quit
  ${EndIf}
FunctionEnd

Var From
Var To

; Moves $Entry from one folder to another; sets $Failed where that cannot be. A virus scanner that still looks into what
; has just been unpacked is given some seconds.
!macro Move FROM TO
  StrCpy $From "${FROM}\$Entry"
  StrCpy $To "${TO}\$Entry"
  Call MovePatiently
!macroend

Function MovePatiently
  ${For} $0 1 20
    ${If} ${FileExists} $To
      ${Break}
    ${EndIf}
    ClearErrors
    Rename $From $To
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    Sleep 500
  ${Next}
  StrCpy $Failed $Entry
FunctionEnd

Function SetAside
  ${If} ${FileExists} "$INSTDIR\${LIST}"
    CopyFiles /SILENT "$INSTDIR\${LIST}" "$PLUGINSDIR\former.txt" ; the list moves too, and what is read cannot move
    StrCpy $List "$PLUGINSDIR\former.txt"
  ${Else}
    StrCpy $List "$PLUGINSDIR\${LIST}"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    StrCpy $Entry "${PROGRAM}"
    !insertmacro Move $INSTDIR "${OLD}"
  ${EndIf}
  !insertmacro EachListed ""
    ${If} $Failed != ""
      ${ExitDo}
    ${EndIf}
    ${If} $Entry != ""
    ${AndIf} $Entry != "${PROGRAM}"
    ${AndIf} ${FileExists} "$INSTDIR\$Entry"
      !insertmacro Move $INSTDIR "${OLD}"
    ${EndIf}
  !insertmacro EndEachListed
FunctionEnd

Function PutInPlace
  StrCpy $List "$PLUGINSDIR\${LIST}"
  !insertmacro EachListed ""
    ${If} $Failed != ""
      ${ExitDo}
    ${EndIf}
    ${If} $Entry != ""
    ${AndIf} $Entry != "${PROGRAM}"
      !insertmacro Move "${NEW}" $INSTDIR
    ${EndIf}
  !insertmacro EndEachListed
  ${If} $Failed == ""
    StrCpy $Entry "${PROGRAM}"
    !insertmacro Move "${NEW}" $INSTDIR
  ${EndIf}
FunctionEnd

; Takes the new version out of its place again as far as it got there, and puts back what lies in OLD.
Function SwapBack
  CreateDirectory "${NEW}"
  StrCpy $List "${OLD}\${COMING}"
  !insertmacro EachListed ""
    ${If} $Entry != ""
    ${AndIf} ${FileExists} "$INSTDIR\$Entry"
    ${AndIfNot} ${FileExists} "${NEW}\$Entry"
      Rename "$INSTDIR\$Entry" "${NEW}\$Entry"
    ${EndIf}
  !insertmacro EndEachListed
  Delete "${OLD}\${COMING}"
  Push ""
  Call PutBack
  Rename "${OLD}\${PROGRAM}" "$INSTDIR\${PROGRAM}"
  RMDir "${OLD}"
  ClearErrors
FunctionEnd

; Removes what OLD holds of the old version. What its list does not name is somebody's own, and goes back to where it was.
Function RemoveOld
  StrCpy $Folder "${OLD}"
  StrCpy $List "$PLUGINSDIR\${LIST}"
  ${If} ${FileExists} "${OLD}\${LIST}"
    CopyFiles /SILENT "${OLD}\${LIST}" "$PLUGINSDIR\former.txt"
    StrCpy $List "$PLUGINSDIR\former.txt"
  ${EndIf}
  Call DeleteListed
  Delete "${OLD}\${COMING}"
  Push ""
  Call PutBack
FunctionEnd

; Push "" or "\folder": moves what lies there in OLD to the same place in $INSTDIR, unless something has that name. The
; program's own file waits until all else is in place.
Function PutBack
  Exch $0
  Push $1
  Push $2
  FindFirst $1 $2 "${OLD}$0\*.*"
  ${DoWhile} $2 != ""
    ${If} $2 != "."
    ${AndIf} $2 != ".."
      ${If} "$0\$2" == "\${PROGRAM}"
        Nop
      ${ElseIfNot} ${FileExists} "$INSTDIR$0\$2"
        Rename "${OLD}$0\$2" "$INSTDIR$0\$2"
      ${ElseIf} ${FileExists} "${OLD}$0\$2\*.*"
        Push "$0\$2"
        Call PutBack
      ${EndIf}
    ${EndIf}
    FindNext $1 $2
  ${Loop}
  FindClose $1
  RMDir "${OLD}$0"
  ClearErrors
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

; After a move to another folder: the earlier one is left without what was installed there.
Function RemoveFromEarlierFolder
  ${If} $EarlierFolder != ""
  ${AndIf} $EarlierFolder != $INSTDIR
  ${AndIf} ${FileExists} "$EarlierFolder\${LIST}"
    CopyFiles /SILENT "$EarlierFolder\${LIST}" "$PLUGINSDIR\former.txt"
    StrCpy $List "$PLUGINSDIR\former.txt"
    StrCpy $Folder $EarlierFolder
    Call DeleteListed
    RMDir $EarlierFolder
  ${EndIf}
FunctionEnd
