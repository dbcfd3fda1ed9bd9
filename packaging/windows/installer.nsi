; The installer for one person's own Windows account: no administrator is asked for, and nothing outside of that account
; is touched. build.py compiles it and passes what the program is called, its version and its files.
;
;   setup.exe /S [/DESKTOP] [/D=C:\a folder]     installs or updates without a window; /D= comes last, without quotes
;   uninstall.exe /S [/DELETEDATA]               removes the program, and the data only where that is asked
;
; Exit codes: 0 done, 1 cancelled, 2 failed and all is as before, 3 the program or another setup is running,
; 4 the folder cannot be used, 5 this Windows cannot run the program. (uninstall.exe hands over to a copy of itself and
; gives 0 at once; a script that wants its code calls `uninstall.exe /S _?=C:\its folder`, and deletes that file itself.)

Unicode true
Target ${TARGET}
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
AllowSkipFiles off
SetDateSave on

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include x64.nsh
!include nsDialogs.nsh

!include names.nsh
!include files.nsh
!include running.nsh
!include swapping.nsh
!include registering.nsh
!include wizard.nsh
!include uninstalling.nsh

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${FOUR_NUMBERS}"
VIFileVersion "${FOUR_NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME} Setup"
VIAddVersionKey /LANG=0 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=0 "LegalCopyright" "${LICENCE} licence"

Var DesktopWanted

Function .onInit
  InitPluginsDir
  File "/oname=$PLUGINSDIR\${LIST}" "${LIST_FILE}"
  Call RefuseOtherSystems
  Call RefuseSecondSetup
  StrCpy $0 $INSTDIR 1 -1
  ${If} $0 == "\"
    StrCpy $INSTDIR $INSTDIR -1
  ${EndIf}
  ReadRegStr $EarlierFolder HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ReadRegStr $EarlierVersion HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${IfNot} ${FileExists} "$EarlierFolder\${PROGRAM}"
  ${AndIfNot} ${FileExists} "$EarlierFolder\${COMMAND}-old\*.*" ; an update that was cut short
    StrCpy $EarlierFolder ""
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DESKTOP" $1
  ${IfNot} ${Errors}
    StrCpy $DesktopWanted 1
  ${EndIf}
  Call PrepareWelcome
FunctionEnd

Function RefuseOtherSystems
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "${NAME} needs Windows 10 of October 2018 or newer, with 64 bits. \
      Nothing has been installed." /SD IDOK
    SetErrorLevel ${CODE_WINDOWS}
    Quit
  ${EndIf}
FunctionEnd

Function RefuseSecondSetup
  System::Call 'kernel32::CreateMutex(p 0, i 0, t "${ID}Setup") p .r1 ?e'
  Pop $0
  ${If} $0 = 183 ; ERROR_ALREADY_EXISTS
    MessageBox MB_OK|MB_ICONEXCLAMATION "Another setup of ${NAME} is running already. Finish that one first." /SD IDOK
    SetErrorLevel ${CODE_RUNNING}
    Quit
  ${EndIf}
FunctionEnd

Section "${NAME}"
  Call RefuseUnfitFolder
  StrCpy $Folder $INSTDIR
  Call EnsureClosed
  ${If} $EarlierFolder != ""
  ${AndIf} $EarlierFolder != $INSTDIR
    StrCpy $Folder $EarlierFolder
    Call EnsureClosed
  ${EndIf}
  Call RecoverInterrupted
  Call MakeNewFolder
  DetailPrint "Unpacking…"
  SetDetailsPrint none
  !include "${FILES_SCRIPT}"
  WriteUninstaller "${NEW}\${UNINSTALLER}"
  SetDetailsPrint both
  SetOutPath $PLUGINSDIR ; a folder that is anybody's present one cannot be renamed
  Call SwapVersions
  Call RemoveFromEarlierFolder
  Call Register
  Call MakeShortcuts
SectionEnd

Function .onInstFailed
  SetOutPath $PLUGINSDIR
  Push "${NEW}"
  Call DeleteTree
  RMDir $INSTDIR
FunctionEnd

Function MakeShortcuts
  SetOutPath $INSTDIR ; the folder that the program begins in
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 SW_SHOWNORMAL "" "${SUMMARY}"
  ${If} $DesktopWanted = 1
  ${OrIf} ${FileExists} "$DESKTOP\${NAME}.lnk"
    Call MakeDesktopShortcut
  ${EndIf}
  SetOutPath $PLUGINSDIR
FunctionEnd

Function MakeDesktopShortcut
  SetOutPath $INSTDIR
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 SW_SHOWNORMAL "" "${SUMMARY}"
  SetOutPath $PLUGINSDIR
FunctionEnd
