; What the installer for Windows does beside its usual work. All of it is the user's own: nothing here needs an administrator.

!macro customInstall
  WriteRegStr SHCTX "Software\Classes\session-desk" "" "URL:Session Desk"
  WriteRegStr SHCTX "Software\Classes\session-desk" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\session-desk\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

; An update removes the version before it; only a removal by the user takes the settings of Windows with it. The records stay.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey SHCTX "Software\Classes\session-desk"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "electron.app.Session Desk"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
  ${endIf}
!macroend
