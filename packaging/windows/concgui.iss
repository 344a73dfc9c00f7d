; The installer of Concgui for Windows, made by Inno Setup 6 from the finished folder:
;
;   iscc /DVersion=0.1.0 /DTree=packaging\dist\concgui /DOutput=packaging\dist packaging\windows\concgui.iss
;
; It asks for no administrator: everything is installed for one user, in the folder for such programs.
; Paths given by /D are absolute or relative to this file's folder.

#ifndef Version
  #error Version is not given: iscc /DVersion=…
#endif
#ifndef Tree
  #define Tree "..\dist\concgui"
#endif
#ifndef Output
  #define Output "..\dist"
#endif
#define Program "Concgui.exe"

[Setup]
AppId={{6F0B5C0E-4E0A-4B7C-9C1E-6D1A2C9B7E51}
AppName=Concgui
AppVersion={#Version}
AppPublisher=The Concgui authors
AppPublisherURL=https://github.com/concgui/concgui
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Concgui
DisableProgramGroupPage=yes
DisableDirPage=auto
LicenseFile=..\..\LICENSE
SetupIconFile=concgui.ico
UninstallDisplayIcon={app}\{#Program}
OutputDir={#Output}
OutputBaseFilename=concgui-{#Version}-windows-x86_64-setup
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern

[InstallDelete]
; An older version's files that this one does not have.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Tree}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Concgui"; Filename: "{app}\{#Program}"; WorkingDir: "{%USERPROFILE}"; Comment: "See what Python's processes and threads really do, live"

[Registry]
; Recordings are opened by a double click.
Root: HKA; Subkey: "Software\Classes\.concgui"; ValueType: string; ValueData: "Concgui.Recording"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.concgui"; ValueType: string; ValueName: "Content Type"; ValueData: "application/x-concgui"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.concgui\OpenWithProgids"; ValueType: string; ValueName: "Concgui.Recording"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Concgui.Recording"; ValueType: string; ValueData: "Concgui recording"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Concgui.Recording\DefaultIcon"; ValueType: string; ValueData: "{app}\_internal\concgui\concgui-document.ico"
Root: HKA; Subkey: "Software\Classes\Concgui.Recording\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" --desktop ""%1"""
; Python scripts keep what opens them; Concgui stands in their menu "Open with".
Root: HKA; Subkey: "Software\Classes\.py\OpenWithProgids"; ValueType: string; ValueName: "Concgui.Script"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Concgui.Script"; ValueType: string; ValueData: "Python script"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Concgui.Script\shell\open"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Concgui"
Root: HKA; Subkey: "Software\Classes\Concgui.Script\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" --desktop ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Concgui"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".concgui"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".py"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" --desktop ""%1"""

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,Concgui}"; Flags: nowait postinstall skipifsilent

[UninstallDelete]
; What Python has compiled there. Settings and recordings are the user's and stay.
Type: filesandordirs; Name: "{app}\_internal"
