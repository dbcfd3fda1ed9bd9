; The pages of the installer and of the uninstaller, and their words.

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "Leave the setup of ${NAME}? Nothing has been installed yet."
!define MUI_ABORTWARNING_CANCEL_DEFAULT

Var WelcomeTitle
Var WelcomeText

!define MUI_WELCOMEPAGE_TITLE "$WelcomeTitle"
!define MUI_WELCOMEPAGE_TEXT "$WelcomeText"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW NameNextButton
!insertmacro MUI_PAGE_WELCOME

!define MUI_DIRECTORYPAGE_TEXT_TOP "${NAME} is installed into the folder below, for your account alone. Your data does not \
  lie there: it is kept in ${DATA}, whatever you choose here."
!define MUI_PAGE_HEADER_TEXT "Where to install"
!define MUI_PAGE_HEADER_SUBTEXT "You can leave this as it is."
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipWhereInstalled
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE KeepToFitFolders
!insertmacro MUI_PAGE_DIRECTORY

!define MUI_PAGE_HEADER_TEXT "Installing"
!define MUI_PAGE_HEADER_SUBTEXT "This takes less than a minute."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "Done"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "${NAME} ${VERSION} is installed."
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "Not installed"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "Everything is as it was before."
!insertmacro MUI_PAGE_INSTFILES

!define MUI_FINISHPAGE_TITLE "${NAME} ${VERSION} is installed"
!define MUI_FINISHPAGE_TEXT "You find it in the start menu. A double click on a data file (*${SUFFIX}) opens it too."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Open ${NAME} now"
; The wizard's second box is meant for a text to read; what it does can be chosen.
!define MUI_FINISHPAGE_SHOWREADME ""
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_TEXT "Put a shortcut on the desktop"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION MakeDesktopShortcut
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!define MUI_PAGE_CUSTOMFUNCTION_SHOW HideBoxOfWhatIsThere
!insertmacro MUI_PAGE_FINISH

UninstPage custom un.AskForData un.TakeAnswer
!define MUI_PAGE_HEADER_TEXT "Removing"
!define MUI_PAGE_HEADER_SUBTEXT "${NAME} is being removed from your account."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "Done"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "${NAME} is removed."
!define /redef MUI_INSTFILESPAGE_ABORTHEADER_TEXT "Not removed"
!define /redef MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "${NAME} is still installed."
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"

; What the first page says: a first installation, or the update of one that was found.
Function PrepareWelcome
  StrCpy $WelcomeTitle "Install ${NAME} ${VERSION}"
  StrCpy $WelcomeText "${SUMMARY}$\r$\n$\r$\n\
    It is installed for your account alone; no administrator is needed. The program never uses the network, and your data \
    stays on this computer.$\r$\n$\r$\nChoose Next to go on."
  ${If} $EarlierFolder == ""
  ${OrIf} $EarlierFolder != $INSTDIR
    Return
  ${EndIf}
  StrCpy $WelcomeTitle "Update ${NAME} to ${VERSION}"
  StrCpy $WelcomeText "Version $EarlierVersion is installed in$\r$\n$INSTDIR$\r$\n$\r$\n\
    It is replaced by version ${VERSION}. Your data and settings stay as they are. If ${NAME} is open, close it \
    now.$\r$\n$\r$\nChoose Install to go on."
  ClearErrors
  ${If} $EarlierVersion == "${VERSION}"
    StrCpy $WelcomeTitle "Install ${NAME} ${VERSION} again"
    StrCpy $WelcomeText "This version is installed already in$\r$\n$INSTDIR$\r$\n$\r$\n\
      Its files are unpacked anew. Your data and settings stay as they are. If ${NAME} is open, close it \
      now.$\r$\n$\r$\nChoose Install to go on."
  ${Else}
    ${VersionCompare} $EarlierVersion "${VERSION}" $0
    ${If} $0 = 1
      StrCpy $WelcomeTitle "Go back to ${NAME} ${VERSION}"
      StrCpy $WelcomeText "Version $EarlierVersion, which is newer, is installed in$\r$\n$INSTDIR$\r$\n$\r$\n\
        It is replaced by the older version ${VERSION}. Your data stays, but an older version may be unable to open \
        files that a newer one has changed.$\r$\n$\r$\nChoose Install to go on all the same."
    ${EndIf}
  ${EndIf}
FunctionEnd

Function NameNextButton
  ${If} $EarlierFolder != ""
  ${AndIf} $EarlierFolder == $INSTDIR
    GetDlgItem $0 $HWNDPARENT 1
    SendMessage $0 ${WM_SETTEXT} 0 "STR:&Install"
  ${EndIf}
FunctionEnd

; An update goes where the program is. To move it, remove it first: the data stays.
Function SkipWhereInstalled
  ${If} $EarlierFolder != ""
  ${AndIf} $EarlierFolder == $INSTDIR
    Abort
  ${EndIf}
FunctionEnd

Function KeepToFitFolders
  Call FindFolderProblem
  ${If} $Failed != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION $Failed
    Abort
  ${EndIf}
FunctionEnd

Function HideBoxOfWhatIsThere
  ${If} ${FileExists} "$DESKTOP\${NAME}.lnk"
    ShowWindow $mui.FinishPage.ShowReadme ${SW_HIDE}
  ${EndIf}
FunctionEnd
