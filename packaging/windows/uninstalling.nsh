; Removes the program. The data stays, unless the person ticks that it goes too, or a script says /DELETEDATA.

Var DataBox
Var DataGoes ; 1 where the data is deleted too

Function un.onInit
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DELETEDATA" $1
  ${IfNot} ${Errors}
    StrCpy $DataGoes 1
  ${EndIf}
FunctionEnd

Function un.AskForData
  !insertmacro MUI_HEADER_TEXT "Remove ${NAME}" "The program is removed from your account."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 24u "${NAME} ${VERSION} is removed from$\r$\n$INSTDIR"
  Pop $0
  ${If} ${FileExists} "${DATA}\*.*"
    ${NSD_CreateLabel} 0 34u 100% 24u "Your data stays, so that you can install ${NAME} again and go on where you were. \
      It lies in ${DATA}"
    Pop $0
    ${NSD_CreateCheckbox} 0 66u 100% 10u "&Delete my data too"
    Pop $DataBox
    ${If} $DataGoes = 1
      ${NSD_Check} $DataBox
    ${EndIf}
    ${NSD_CreateLabel} 12u 79u -12u 32u "This deletes that folder for good: data files, backups, settings and log. \
      Data files that you keep in other folders stay."
    Pop $0
  ${Else}
    ${NSD_CreateLabel} 0 34u 100% 24u "Data files that you keep in folders of your own stay."
    Pop $0
  ${EndIf}
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:&Remove"
  nsDialogs::Show
FunctionEnd

Function un.TakeAnswer
  StrCpy $DataGoes 0
  ${If} ${FileExists} "${DATA}\*.*"
    ${NSD_GetState} $DataBox $DataGoes
    ${If} $DataGoes = 1
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Delete all data in$\r$\n${DATA}$\r$\nfor good? \
        It cannot be brought back." IDYES +2
      Abort
    ${EndIf}
  ${EndIf}
FunctionEnd

Section "Uninstall"
  StrCpy $Folder $INSTDIR
  Call un.EnsureClosed
  InitPluginsDir
  SetOutPath $PLUGINSDIR
  File "/oname=$PLUGINSDIR\${LIST}" "${LIST_FILE}"
  StrCpy $List "$PLUGINSDIR\${LIST}"
  Call un.DeleteListed
  Push "${NEW}"
  Call un.DeleteTree
  StrCpy $Folder "${OLD}"
  Call un.DeleteListed
  Delete "${OLD}\${COMING}"
  RMDir "${OLD}"
  RMDir $INSTDIR
  Call un.Unregister
  ${If} $DataGoes = 1
    Push "${DATA}"
    Call un.DeleteTree
    ${If} ${FileExists} "${DATA}\*.*"
      MessageBox MB_OK|MB_ICONEXCLAMATION "Some of your data in ${DATA} could not be deleted, because a program is using it. \
        Delete that folder yourself." /SD IDOK
      SetErrorLevel ${CODE_FAILED}
    ${EndIf}
  ${EndIf}
SectionEnd
