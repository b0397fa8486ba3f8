@echo off
rem Starts sim-runner with the java of JAVA_HOME, or else of the PATH; JAVA_OPTS holds more options for java.
setlocal
set "HOME_FOLDER=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" %JAVA_OPTS% "-Dmillrace.home=%HOME_FOLDER%" -jar "%HOME_FOLDER%\lib\sim-runner.jar" %*
exit /b %ERRORLEVEL%
