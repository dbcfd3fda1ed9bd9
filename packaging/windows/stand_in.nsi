; Stands in for the program where installers are tried: it tells a file how it was started, and stays open while that is
; wanted. STAND_IN_TELLS names the file; STAND_IN_STAYS a file as long as which lies there it stays.

Unicode true
Target ${TARGET}
Name "${NAME}"
OutFile "${OUT}"
Icon "${ICON}"
RequestExecutionLevel user
SilentInstall silent

!include LogicLib.nsh

Section
  ReadEnvStr $0 STAND_IN_TELLS
  ${If} $0 != ""
    FileOpen $1 $0 a
    FileSeek $1 0 END
    FileWriteUTF16LE $1 "${VERSION} $CMDLINE$\n"
    FileClose $1
  ${EndIf}
  ReadEnvStr $0 STAND_IN_STAYS
  ${DoWhile} ${FileExists} $0
    Sleep 100
  ${Loop}
SectionEnd
