<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>quire::cli::CheckCommand</name>
    <message>
        <source>%1 could not be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: valid; saving would not change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: saving would change it, first at line %2, column %3 (byte %4)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::cli::Invocation</name>
    <message>
        <source>“quire --help” explains the command line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“quire run” takes exactly one notebook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“quire check” needs at least one file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“quire machines” takes no files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--output only goes with “quire run”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--providers only goes with “quire machines”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--json and --output - both want standard output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a token or password on the command line, where other programs can read it. Quire does not take it from there: set the variable QUIRE_TOKEN, or pass --token-stdin and give the token on standard input. If the token is still valid, consider making a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage:
  quire [FILE|FOLDER|URL …]             open notebooks, folders or servers in the window
  quire run NOTEBOOK [--output FILE]    run all cells; stop at the first that fails
  quire check FILE …                    is it valid, and would saving change a byte?
  quire machines [--providers]          list machines, or where machines come from

Options:
  -m, --machine NAME    a saved machine&apos;s name or a server&apos;s address; this computer if left out
  -o, --output FILE     write the executed notebook to FILE, “-” for standard output
      --token-stdin     read the server&apos;s token or password from standard input
      --json            machine-readable output
  -h, --help            this text
  -v, --version         the version

A token or password comes from the variable QUIRE_TOKEN or from standard input, never from the
command line. The manual page quire(1) says more, exit codes too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::cli::RunCommand</name>
    <message>
        <source>Running %1 on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be run. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not say which kernels it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel did not start in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no kernel to run notebooks with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no kernel called %1 on %2; %3 runs the notebook instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notebook wants the kernel %1, which %2 does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupting. Press Ctrl+C again to give up at once and leave the kernel running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell %1 failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell %1 did not finish (%2).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::cli::Target</name>
    <message>
        <source>No saved machine is called %1. “quire machines” lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wants a token or password. Set the variable QUIRE_TOKEN, or pass --token-stdin and give it on standard input.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::jupyter::KernelLogic</name>
    <message>
        <source>The kernel cannot be reached just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the kernel was lost before it answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel is gone: the server has shut it down or was restarted. Variables are lost; start a new kernel to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel crashed several times and was given up. Variables are lost; start a new kernel to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel was shut down. Variables are lost; start a new kernel to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel was restarted before it answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel was restarted, but does not answer. Choose another kernel, or look at the server&apos;s log.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::jupyter::KernelSession</name>
    <message>
        <source>The kernel did not answer in time. It may be busy running a cell.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::jupyter::Kernels</name>
    <message>
        <source>The kernel does not run any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::jupyter::Login</name>
    <message>
        <source>No Jupyter server answers at %1. Check the address, also the part after the host&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wants a token or password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not accept this token. Servers make a new one each time they start: copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not accept this password.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::jupyter::MessageCodec</name>
    <message>
        <source>The server sent a kernel message that makes no sense.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::jupyter::RestAnswer</name>
    <message>
        <source>The server answered something a Jupyter server would not. Is the address right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s disk is full: “%1” was not saved. Free some space there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server may not write “%1”: permission denied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of “%1” does not exist on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not on the server. It may have been moved or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already something named “%1”. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::jupyter::Sessions</name>
    <message>
        <source>The server does not have the kernel this notebook asks for. Choose another kernel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notebook&apos;s kernel session has ended on the server.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::machines::JupyterCommand</name>
    <message>
        <source>Jupyter is not installed on this computer. To run notebooks here, install it with: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jupyter runs on this computer, but no kernel is installed, so notebooks can be edited but not run. For Python, install one with: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::machines::JupyterServerProvider</name>
    <message>
        <source>Jupyter servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server is not saved any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer the login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A server needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another server is called %1 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server needs a token or password.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::machines::LocalProvider</name>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jupyter on this computer ended unexpectedly, and the kernels in it with it. Start it again to go on; your notebooks are still open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::machines::LocalServer</name>
    <message>
        <source>The folder %1, which Quire needs to run Jupyter, could not be made. Check that the disk is not full and the folder above can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 for notebooks could not be made. Choose another folder for this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jupyter could not be started from %1. Install it again with: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Quire has been starting Jupyter for too long. Close it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jupyter on this computer does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting Jupyter on this computer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jupyter ended right after it was started on this computer. It said: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Jupyter did not start on this computer within %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Jupyter on this computer does not stop.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::machines::MachineCatalog</name>
    <message>
        <source>%1 did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::machines::MachineLauncher</name>
    <message>
        <source>The machine did not start in time. Try again or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::machines::MachineProvider</name>
    <message>
        <source>%1 cannot do this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::machines::ServerRecord</name>
    <message>
        <source>The note that a Jupyter server left about itself could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Jupyter server of Quire&apos;s runs on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::models::RemoteFileModel</name>
    <message>
        <source>A name cannot hold a slash. Choose another name for “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modified</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::net::HttpErrors</name>
    <message>
        <source>What was received could not be written: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not reach %1: connection refused. Is the server running?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not reach %1: there is no machine of this name. Check the address and your network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 closed the connection before it answered. Is the server all right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made: %2. Does the server really speak https?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s proxy did not let us through to %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 failed: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time. The server may be busy, or the network may be down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 is larger than %2 and was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not prove who it is: %2. Nothing was sent. If you run this server and its certificate&apos;s fingerprint is %3, you can choose to trust exactly this certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notebook server at %1 is not running. Start it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wants you to log in first. Enter its token or password and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sends us to another address (%2). Check the address of the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not logged in to %1 any more. Log in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused access. Check the token or password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not have what was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused, because something is in the way: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is more than %1 accepts in one piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gets too many requests. Wait a little and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server behind %1 does not answer (error %2). It may still be starting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused a live connection (error %2).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::net::ServerAddress</name>
    <message>
        <source>This is not the address of a Jupyter server. Paste what your browser shows there, for example http://localhost:8888/lab.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::notebook::Cell</name>
    <message>
        <source>its source is not text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its metadata is not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its attachments are not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its outputs are not a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not say its type</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::notebook::JsonCheck</name>
    <message>
        <source>there is nothing in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is more text after its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name in quotes is missing in an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colon is missing after a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comma or a closing brace is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comma or a closing bracket is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text has a broken backslash escape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text has half a character (a lone surrogate)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text has no closing quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text has a raw control character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number has an exponent beyond all limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number is incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value is missing or misspelt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not valid JSON: at line %1, column %2, %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text is not in UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a zero byte ends the text early</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::notebook::NotebookFile</name>
    <message>
        <source>The file is empty, so it is not a notebook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is saved in UTF-16. Notebooks must be in UTF-8: save it so in a text editor first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This notebook is damaged and cannot be opened. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is valid JSON but not a notebook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is valid JSON but not a notebook: it does not say its “nbformat” version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This notebook is in format %1, from before 2013, which Quire cannot read. “jupyter nbconvert --to notebook” can bring it up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This notebook is in format %1. Quire knows formats up to 4: a newer Quire may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell %1 of this notebook, at line %2, column %3, is malformed: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not a whole notebook: it has no list of cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notebook is malformed: its metadata is not an object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This notebook is in format 4.%1, newer than Quire knows (4.%2). What Quire does not know is kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This notebook is in the old format 3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::notebook::Output</name>
    <message>
        <source>the data of an output is not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text of an output is not text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an output is not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel sent an output that makes no sense.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::notebook::SchemaCheck</name>
    <message>
        <source>is of type %1 instead of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not allowed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a whole number from 0 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a whole number from 1 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is neither code, markdown nor raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not 1 to 64 letters, digits, “-” or “_”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names another cell too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is neither true, false nor “auto”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a tag that is empty, has a comma or is not text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has the tag “%1” twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is neither null nor a whole number from 0 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no type of output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is neither text nor a list of lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::session::DocumentStore</name>
    <message>
        <source>This notebook has an old format (nbformat 3). Quire can convert it to the current one; the file stays as it is until you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was changed elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was deleted or renamed elsewhere. Your notebook is still open here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save It Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was changed by someone else since you opened it. Keep your version, or take the one on disk and lose your changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep Mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take Theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notebook was not saved. %1 A safety copy is kept on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quire kept changes to this notebook that were never saved (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::session::LocalStorage</name>
    <message>
        <source>“%1” is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be written: %2. The file on disk is as it was; your changes are still open here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::session::NotebookKernel</name>
    <message>
        <source>This machine has no kernel to run code with. Install one there, for Python: python3 -m pip install ipykernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine has no kernel “%1”, which the notebook asks for. Choose another kernel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel crashed and was started again. Its variables are gone: run the cells you need from the top. A common cause is running out of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a New Kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost while a cell ran, and part of its output did not come back. Run it again if you need the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cell was not sent: it is too large for the server (over 10 MB).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel was not interrupted. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel was not restarted. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the kernel is gone. %1 Quire keeps trying; the kernel and its cells run on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel did not start. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::session::NotebookSession</name>
    <message>
        <source>“%1” could not be opened. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::session::Recovery</name>
    <message>
        <source>The safety copy could not be written: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety copy could not be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::session::ServerStorage</name>
    <message>
        <source>The server stopped sending “%1”. Check the connection and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer. Check the connection and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::store::CredentialStore</name>
    <message>
        <source>No token was kept for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault with your tokens is locked. Unlock it with its passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop runs no keychain to keep tokens in. Choose whether Quire keeps them in memory until it ends, or in a file encrypted with a passphrase of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place for tokens is not open yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::store::Database</name>
    <message>
        <source>Quire&apos;s database %1 is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quire&apos;s database %1 could not be written: the disk is full. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quire&apos;s database %1 could not be used: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quire&apos;s database %1 is not open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quire&apos;s database was damaged. It was put aside as %1, and a new one was started. Notebooks are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 for Quire&apos;s database could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quire&apos;s database %1 was made by a newer version of Quire. Please update Quire.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quire&apos;s database %1 is damaged and could not be put aside. Move it away and start Quire again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::store::Keychain</name>
    <message>
        <source>The keychain has no entry for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain was not unlocked, so the token could not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keychain service is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain reported a problem: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain did not answer. Check whether it is waiting for you to unlock it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::store::Settings</name>
    <message>
        <source>Your settings could not be saved to %1. Check that the folder can be written and the disk is not full.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::store::Vault</name>
    <message>
        <source>There is no vault at %1 yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault %1 could not be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault %1 could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault %1 is damaged and cannot be opened. It was left as it is. Restore it from a backup, or move it away to start a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault %1 was made by a newer version of Quire. Please update Quire.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encryption library could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault asks for more memory or time than Quire allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory free to open the vault (%1 MB are needed).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault %1 is being changed by another program, or its folder cannot be written. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A vault needs a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a vault at %1 already. Unlock it with its passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not the vault&apos;s passphrase. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault %1 was replaced. Unlock it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault has no entry for this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::ActivityStrip</name>
    <message>
        <source>Activity strip</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::AddServerDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a Jupyter Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its host name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ddress:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the address from your browser or from the server&apos;s log. A token in it is taken along and kept in the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server wants a token. It is in the server&apos;s log, after “token=”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server wants a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a JupyterHub. Open your server there in a browser and paste its address here, with a token from the hub&apos;s Token page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Trust and Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server could not prove who it is: %1 Go on only if you know why. The fingerprint of its certificate (SHA-256) is
%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::CellContent</name>
    <message>
        <source>Empty text cell. Press Enter to write.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::CellEditing</name>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::CellWidget</name>
    <message>
        <source>raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting to run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output of cell %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::CodeEditor</name>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment or uncomment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::FileBrowser</name>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Text File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete “%1”? The server moves it to its trash where it has one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n items? The server moves them to its trash where it has one.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quire::ui::FileOpener</name>
    <message>
        <source>“%1” could not be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample notebook is missing from this installation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program on this desktop opens “%1”. It is at %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::InputRow</name>
    <message>
        <source>Hidden answer, Enter sends it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer, Enter sends it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program asks for input</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::KernelWords</name>
    <message>
        <source>not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restarting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kernel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::LauncherPage</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the machine in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A notebook anywhere on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A short tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample notebook to try things in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to use; nothing leaves it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any Jupyter server, by its address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is running, and where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent notebooks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notebooks you open appear here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::MachinesPanel</name>
    <message>
        <source>Machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a Server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+W</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close and Shut &amp;Down Kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+Q</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or Hide &amp;Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Running Kernels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+[</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;maller Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal Code &amp;Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart and Run &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Change Kernel…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shut Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose a Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add a Server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Short &amp;Tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Quire</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::MainWindow</name>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your saved tokens are locked. Unlock them to use your servers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine of “%1” is not known any more. Add it again first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep It Encrypted…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only Until Quire Ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — Quire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notebooks (*.ipynb);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Quire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Quire %1&lt;/b&gt;&lt;br&gt;A native desktop client for remote notebooks.&lt;br&gt;&lt;br&gt;Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n notebooks have changes that are not saved.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quire::ui::NotebookCommand</name>
    <message>
        <source>Run cell and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run cell and insert below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run all cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run all above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run this cell and all below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupt kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste cells below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert cell above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert cell below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move cells up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move cells down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge selected cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with cell above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with cell below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split cell at cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heading 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heading 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heading 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heading 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heading 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heading 6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment or uncomment lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select previous cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select next cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend selection up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend selection down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend selection to the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend selection to the bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all cells</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::NotebookPage</name>
    <message>
        <source>Opening “%1”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notebook toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the machine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine offers no kernel now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::NotebookView</name>
    <message>
        <source>Notebook</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::NotificationBar</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::OpenTabsPanel</name>
    <message>
        <source>Open tabs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::OutlinePanel</name>
    <message>
        <source>Outline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::OutputRegistry</name>
    <message>
        <source>HTML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JavaScript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plotly chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bokeh plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LaTeX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This output is of a kind this version of Quire does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown as text; also here as: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This output is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This output can only be shown as: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::OutputView</name>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::PassphraseDialog</name>
    <message>
        <source>&amp;Encrypt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep Tokens Encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock Saved Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop has no keychain. Quire can keep your tokens in a file of its own, encrypted with a passphrase you are asked for at each start. Nobody can recover it for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your tokens are in a file encrypted with your passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Again:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::Picture</name>
    <message>
        <source>This picture says it is %1 by %2 pixels. That is too large to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This drawing has too many parts to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This drawing asks for something outside the notebook, so it is not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This drawing is damaged and cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is damaged and cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This drawing is too large to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This drawing has no size, so it cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::PictureItem</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language changes when Quire starts again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code &amp;font size:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save by itself after:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of This Computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of &amp;this computer:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is used when the machine starts the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the notebooks of last time at start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::RunningPanel</name>
    <message>
        <source>No kernel is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running kernels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shut Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shut Down All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::StatusArea</name>
    <message>
        <source>Choose a machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quire::ui::TabArea</name>
    <message>
        <source>Open tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Without Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
