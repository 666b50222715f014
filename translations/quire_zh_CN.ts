<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PdfWords</name>
    <message>
        <source>This page is damaged and cannot be shown.</source>
        <translation>此页已损坏，无法显示。</translation>
    </message>
</context>
<context>
    <name>quire::cli::CellRange</name>
    <message>
        <source>“%1” names no cells: --cells takes numbers and ranges, such as 1-3,7,12-.</source>
        <translation>“%1”不表示任何单元格：--cells 接受编号和范围，例如 1-3,7,12-。</translation>
    </message>
</context>
<context>
    <name>quire::cli::CheckCommand</name>
    <message>
        <source>%1: valid; saving would not change it</source>
        <translation>%1：有效；保存不会改变它</translation>
    </message>
    <message>
        <source>%1: saving would change it, first at line %2, column %3 (byte %4)</source>
        <translation>%1：保存会改变它，首处改变在第 %2 行第 %3 列（第 %4 字节）</translation>
    </message>
</context>
<context>
    <name>quire::cli::CopyCommand</name>
    <message>
        <source>One side is this computer, the other the machine.</source>
        <translation>一边须是本机，另一边须是机器。</translation>
    </message>
    <message>
        <source>This is no name for a file.</source>
        <translation>这不能用作文件名。</translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>not copied: %1 (%2)</source>
        <translation>未复制：%1（%2）</translation>
    </message>
    <message>
        <source>Name a file or folder of the machine.</source>
        <translation>请指明机器上的一个文件或文件夹。</translation>
    </message>
</context>
<context>
    <name>quire::cli::DiffCommand</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>outputs: %1 → %2</source>
        <translation>输出：%1 → %2</translation>
    </message>
    <message>
        <source>metadata: %1</source>
        <translation>元数据：%1</translation>
    </message>
    <message>
        <source>cell %1 (%2): added</source>
        <translation>单元格 %1（%2）：新增</translation>
    </message>
    <message>
        <source>cell %1 (%2): deleted</source>
        <translation>单元格 %1（%2）：已删除</translation>
    </message>
    <message>
        <source>moved from %1</source>
        <translation>从第 %1 个移来</translation>
    </message>
    <message>
        <source>other type</source>
        <translation>类型不同</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源代码</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>cell %1 (%2): %3</source>
        <translation>单元格 %1（%2）：%3</translation>
    </message>
</context>
<context>
    <name>quire::cli::ExportCommand</name>
    <message>
        <source>There is no format “%1”. “quire export --to help” lists them.</source>
        <translation>没有名为“%1”的格式。“quire export --to help”会列出所有格式。</translation>
    </message>
    <message>
        <source>--paper is a3, a4, a5, letter or legal.</source>
        <translation>--paper 只能是 a3、a4、a5、letter 或 legal。</translation>
    </message>
    <message>
        <source>There are no notebooks there.</source>
        <translation>那里没有笔记本。</translation>
    </message>
</context>
<context>
    <name>quire::cli::ExportJob</name>
    <message>
        <source>%1: the file is empty.</source>
        <translation>%1：文件是空的。</translation>
    </message>
    <message>
        <source>The pictures are left out: they need files beside the document.</source>
        <translation>图片未包含在内：它们需要文档旁边的文件。</translation>
    </message>
    <message>
        <source>%1 would be replaced by its own export.</source>
        <translation>%1 会被它自己的导出结果覆盖。</translation>
    </message>
</context>
<context>
    <name>quire::cli::ExportPlan</name>
    <message>
        <source>%1: another notebook is exported to the same file.</source>
        <translation>%1：另一个笔记本也要导出到同一个文件。</translation>
    </message>
    <message>
        <source>%1: the name is not UTF-8. Rename the file, then export it.</source>
        <translation>%1：文件名不是 UTF-8。请重命名后再导出。</translation>
    </message>
    <message>
        <source>%1: there is no such file.</source>
        <translation>%1：没有这个文件。</translation>
    </message>
    <message>
        <source>%1 is a folder: --recursive exports the notebooks in it.</source>
        <translation>%1 是文件夹：--recursive 会导出其中的笔记本。</translation>
    </message>
    <message>
        <source>%1: the folder could not be read: %2.</source>
        <translation>%1：无法读取该文件夹：%2。</translation>
    </message>
    <message>
        <source>%1: a folder in it could not be read: %2.</source>
        <translation>%1：无法读取其中的一个文件夹：%2。</translation>
    </message>
</context>
<context>
    <name>quire::cli::Invocation</name>
    <message>
        <source>“quire --help” explains the command line.</source>
        <translation>“quire --help” 会说明命令行的用法。</translation>
    </message>
    <message>
        <source>“quire run” takes exactly one notebook.</source>
        <translation>“quire run” 只接受一个笔记本。</translation>
    </message>
    <message>
        <source>“quire check” needs at least one file.</source>
        <translation>“quire check” 至少需要一个文件。</translation>
    </message>
    <message>
        <source>“quire machines” takes no files.</source>
        <translation>“quire machines” 不接受文件。</translation>
    </message>
    <message>
        <source>--providers only goes with “quire machines”.</source>
        <translation>--providers 只能与 “quire machines” 一起使用。</translation>
    </message>
    <message>
        <source>--json and --output - both want standard output.</source>
        <translation>--json 与 --output - 都要使用标准输出，不能同时使用。</translation>
    </message>
    <message>
        <source>There is a token or password on the command line, where other programs can read it. Quire does not take it from there: set the variable QUIRE_TOKEN, or pass --token-stdin and give the token on standard input. If the token is still valid, consider making a new one.</source>
        <translation>命令行中含有令牌或密码，其他程序可能会读到。Quire 不从命令行接受令牌或密码：请设置环境变量 QUIRE_TOKEN，或使用 --token-stdin 并从标准输入提供令牌。如果该令牌仍然有效，建议换一个新的。</translation>
    </message>
    <message>
        <source>“quire diff” takes two notebooks.</source>
        <translation>“quire diff”需要两个笔记本。</translation>
    </message>
    <message>
        <source>“quire merge” takes three notebooks: the common base, ours and theirs.</source>
        <translation>“quire merge”需要三个笔记本：共同的基础版本、我方版本和对方版本。</translation>
    </message>
    <message>
        <source>“quire merge --json” needs --output: the answer and the notebook both want standard output.</source>
        <translation>“quire merge --json”需要 --output：答复和笔记本都要占用标准输出。</translation>
    </message>
    <message>
        <source>“quire sync” takes a folder of this computer and one of the machine: LOCAL :/REMOTE.</source>
        <translation>“quire sync”需要一个本机文件夹和一个机器上的文件夹：本地 :/远程。</translation>
    </message>
    <message>
        <source>--conflicts is keep-both or ask.</source>
        <translation>--conflicts 只能是 keep-both 或 ask。</translation>
    </message>
    <message>
        <source>--direction is two-way, up or down.</source>
        <translation>--direction 只能是 two-way、up 或 down。</translation>
    </message>
    <message>
        <source>“quire cp” takes files and where they go; what is on the machine begins with “:”.</source>
        <translation>“quire cp”需要文件和目标；机器上的路径以“:”开头。</translation>
    </message>
    <message>
        <source>“quire ls” takes one folder of the machine, which begins with “:”.</source>
        <translation>“quire ls”需要机器上的一个文件夹，以“:”开头。</translation>
    </message>
    <message>
        <source>“quire rm” takes files of the machine, which begin with “:”.</source>
        <translation>“quire rm”需要机器上的文件，以“:”开头。</translation>
    </message>
    <message>
        <source>“quire export” needs at least one notebook.</source>
        <translation>“quire export”至少需要一个笔记本。</translation>
    </message>
    <message>
        <source>“quire export” needs --to and a format.</source>
        <translation>“quire export”需要 --to 和一种格式。</translation>
    </message>
    <message>
        <source>Only one notebook can go to standard output.</source>
        <translation>只能有一个笔记本写到标准输出。</translation>
    </message>
    <message>
        <source>--output only goes with “quire run”, “quire merge” and “quire export”.</source>
        <translation>--output 只能与“quire run”、“quire merge”和“quire export”一起使用。</translation>
    </message>
    <message>
        <source>Usage:
  quire [FILE|FOLDER|URL …]             open notebooks, folders or servers in the window
  quire run NOTEBOOK [--output FILE]    run all cells; stop at the first that fails
  quire export NOTEBOOK … --to FORMAT [--output FILE|FOLDER] [--recursive]
                                        write it in another format
  quire check FILE …                    is it valid, and would saving change a byte?
  quire diff NOTEBOOK NOTEBOOK          what is different, cell by cell
  quire merge BASE OURS THEIRS [--output FILE]
                                        both sides' changes in one notebook
  quire machines [--providers]          list machines, or where machines come from
  quire sync LOCAL :/REMOTE [--watch] [--dry-run] [--conflicts keep-both|ask]
                                        keep two folders the same
  quire cp FILE … DEST                  copy to or from the machine; its paths begin with “:”
  quire ls [:/FOLDER]                   what is in a folder of the machine
  quire rm :/FILE … [--recursive]       delete on the machine

Options:
  -m, --machine NAME    a saved machine's name or a server's address; this computer if left out
  -o, --output FILE     write the notebook or export to FILE, “-” for standard output
      --to FORMAT       what to export to; “quire export --to help” lists all
      --no-input, --no-output, --without-tag TAG, --cells 1-3,7, --paper SIZE, --no-toc
                        what goes into the export
      --token-stdin     read the server's token or password from standard input
      --json            machine-readable output
  -h, --help            this text
  -v, --version         the version

A token or password comes from the variable QUIRE_TOKEN or from standard input, never from the
command line. The manual page quire(1) says more, exit codes too.</source>
        <translation>用法：
  quire [文件|文件夹|URL …]             在窗口中打开笔记本、文件夹或服务器
  quire run 笔记本 [--output 文件]      运行所有单元格，遇到第一个失败即停止
  quire export 笔记本 … --to 格式 [--output 文件|文件夹] [--recursive]
                                        写成另一种格式
  quire check 文件 …                    文件是否有效，保存是否会改变任何字节？
  quire diff 笔记本 笔记本              逐个单元格列出差异
  quire merge 基础 我方 对方 [--output 文件]
                                        把双方的修改合并到一个笔记本
  quire machines [--providers]          列出机器，或列出机器的来源
  quire sync 本地 :/远程 [--watch] [--dry-run] [--conflicts keep-both|ask]
                                        让两个文件夹保持一致
  quire cp 文件 … 目标                  与机器之间复制；机器上的路径以“:”开头
  quire ls [:/文件夹]                   机器上某文件夹里有什么
  quire rm :/文件 … [--recursive]       删除机器上的文件

选项：
  -m, --machine 名称    已保存机器的名称或服务器的地址；省略则为本机
  -o, --output 文件     将笔记本或导出结果写入文件，“-”表示标准输出
      --to 格式         导出的格式；“quire export --to help”会列出所有格式
      --no-input, --no-output, --without-tag TAG, --cells 1-3,7, --paper SIZE, --no-toc
                        导出哪些内容
      --token-stdin     从标准输入读取服务器的令牌或密码
      --json            便于程序读取的输出
  -h, --help            显示此帮助
  -v, --version         显示版本

令牌或密码只从环境变量 QUIRE_TOKEN 或标准输入读取，绝不从命令行读取。
手册页 quire(1) 有更多说明，包括退出码。</translation>
    </message>
</context>
<context>
    <name>quire::cli::MergeCommand</name>
    <message>
        <source>cell %1: both changed the same lines; both versions are in it</source>
        <translation>单元格 %1：双方修改了相同的行；两个版本都在其中</translation>
    </message>
    <message>
        <source>cell %1: deleted by one, changed by the other; it is still there</source>
        <translation>单元格 %1：一方删除，另一方修改；已保留</translation>
    </message>
</context>
<context>
    <name>quire::cli::NotebookArgument</name>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>quire::cli::RemoveCommand</name>
    <message>
        <source>The whole disk is not deleted.</source>
        <translation>不会删除整个磁盘。</translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>%1 is a folder; --recursive deletes it with all it holds.</source>
        <translation>%1 是文件夹；--recursive 会连同其中内容一起删除。</translation>
    </message>
</context>
<context>
    <name>quire::cli::RunCommand</name>
    <message>
        <source>Running %1 on %2.</source>
        <translation>正在 %2 上运行 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be run. %2</source>
        <translation>无法运行 %1。%2</translation>
    </message>
    <message>
        <source>The server did not say which kernels it has.</source>
        <translation>服务器没有说明它有哪些内核。</translation>
    </message>
    <message>
        <source>The kernel did not start in time.</source>
        <translation>内核未能及时启动。</translation>
    </message>
    <message>
        <source>%1 has no kernel to run notebooks with.</source>
        <translation>%1 没有可以运行笔记本的内核。</translation>
    </message>
    <message>
        <source>There is no kernel called %1 on %2; %3 runs the notebook instead.</source>
        <translation>%2 上没有名为 %1 的内核；改用 %3 运行此笔记本。</translation>
    </message>
    <message>
        <source>The notebook wants the kernel %1, which %2 does not have.</source>
        <translation>此笔记本需要内核 %1，但 %2 上没有。</translation>
    </message>
    <message>
        <source>Interrupting. Press Ctrl+C again to give up at once and leave the kernel running.</source>
        <translation>正在中断。再次按 Ctrl+C 可立即放弃，内核会继续运行。</translation>
    </message>
    <message>
        <source>Cell %1 failed.</source>
        <translation>单元格 %1 运行失败。</translation>
    </message>
    <message>
        <source>Cell %1 did not finish (%2).</source>
        <translation>单元格 %1 没有运行完（%2）。</translation>
    </message>
</context>
<context>
    <name>quire::cli::SyncCommand</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>both changed, both kept: %1 and %2</source>
        <translation>两边都改了，都已保留：%1 和 %2</translation>
    </message>
    <message>
        <source>left alone: %1 (%2)</source>
        <translation>未处理：%1（%2）</translation>
    </message>
    <message>
        <source>not done: %1 (%2)</source>
        <translation>未完成：%1（%2）</translation>
    </message>
    <message>
        <source>These would be deleted; --allow-deletes says that it is right, --restore-deleted brings them back:</source>
        <translation>这些将被删除；--allow-deletes 表示没错，--restore-deleted 把它们找回来：</translation>
    </message>
    <message>
        <source>%1 uploaded, %2 downloaded, %3 deleted, %4 moved, %5 merged</source>
        <translation>上传 %1，下载 %2，删除 %3，移动 %4，合并 %5</translation>
    </message>
</context>
<context>
    <name>quire::cli::Target</name>
    <message>
        <source>No saved machine is called %1. “quire machines” lists them.</source>
        <translation>没有名为 %1 的已保存机器。“quire machines” 会列出所有机器。</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 没有响应。</translation>
    </message>
    <message>
        <source>%1 wants a token or password. Set the variable QUIRE_TOKEN, or pass --token-stdin and give it on standard input.</source>
        <translation>%1 需要令牌或密码。请设置环境变量 QUIRE_TOKEN，或使用 --token-stdin 并从标准输入提供。</translation>
    </message>
</context>
<context>
    <name>quire::exporting::AssetFolder</name>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>“%1” was not written: %2.</source>
        <translation>未写入“%1”：%2。</translation>
    </message>
    <message>
        <source>“%1” is in the way: the pictures want a folder of that name.</source>
        <translation>“%1”占用了位置：图片需要一个同名的文件夹。</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be written to.</source>
        <translation>无法写入文件夹“%1”。</translation>
    </message>
    <message>
        <source>“%1” could not be replaced.</source>
        <translation>无法替换“%1”。</translation>
    </message>
</context>
<context>
    <name>quire::exporting::DocumentExport</name>
    <message>
        <source>Cell %1: %2</source>
        <translation>单元格 %1：%2</translation>
    </message>
    <message>
        <source>Cell %1: a picture could not be read and was left out.</source>
        <translation>单元格 %1：有一张图片无法读取，已略去。</translation>
    </message>
</context>
<context>
    <name>quire::exporting::ExportFormats</name>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>LaTeX</source>
        <translation>LaTeX</translation>
    </message>
    <message>
        <source>reStructuredText</source>
        <translation>reStructuredText</translation>
    </message>
    <message>
        <source>AsciiDoc</source>
        <translation>AsciiDoc</translation>
    </message>
    <message>
        <source>Executable script</source>
        <translation>可执行脚本</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>笔记本</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>幻灯片</translation>
    </message>
</context>
<context>
    <name>quire::exporting::ExportWriter</name>
    <message>
        <source>“%1” is a folder.</source>
        <translation>“%1”是文件夹。</translation>
    </message>
    <message>
        <source>The folder “%1” could not be made.</source>
        <translation>无法创建文件夹“%1”。</translation>
    </message>
    <message>
        <source>“%1” could not be replaced.</source>
        <translation>无法替换“%1”。</translation>
    </message>
</context>
<context>
    <name>quire::exporting::HtmlExport</name>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>%1 · exported with Quire</source>
        <translation>%1 · 由 Quire 导出</translation>
    </message>
    <message>
        <source>%1 · %2 · exported with Quire</source>
        <translation>%1 · %2 · 由 Quire 导出</translation>
    </message>
</context>
<context>
    <name>quire::exporting::OutputParts</name>
    <message>
        <source>An output of an unknown kind was left out.</source>
        <translation>一个未知类型的输出已略去。</translation>
    </message>
    <message>
        <source>An interactive output without a still picture was left out.</source>
        <translation>一个没有静态图片的交互式输出已略去。</translation>
    </message>
    <message>
        <source>An interactive output is shown as its text only.</source>
        <translation>一个交互式输出只显示为文本。</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PageAssets</name>
    <message>
        <source>A part of Quire is missing: %1. Install it again.</source>
        <translation>Quire 缺少一个组成部分：%1。请重新安装。</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PageBody</name>
    <message>
        <source>Show or hide the code</source>
        <translation>显示或隐藏代码</translation>
    </message>
    <message>
        <source>1 output</source>
        <translation>1 个输出</translation>
    </message>
    <message>
        <source>%1 outputs</source>
        <translation>%1 个输出</translation>
    </message>
    <message>
        <source>Show or hide the outputs</source>
        <translation>显示或隐藏输出</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PageFile</name>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>en</source>
        <comment>Code of the language that this is a translation into</comment>
        <translation>zh-CN</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PageFrames</name>
    <message>
        <source>This part needs scripts to be shown.</source>
        <translation>此部分需要运行脚本才能显示。</translation>
    </message>
    <message>
        <source>Interactive output</source>
        <translation>交互式输出</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PageJson</name>
    <message>
        <source>The rest of this tree is left out: it is too large.</source>
        <translation>此树过大，其余部分已省略。</translation>
    </message>
    <message>
        <source>[%1 items]</source>
        <translation>[%1 项]</translation>
    </message>
    <message>
        <source>{%1 keys}</source>
        <translation>{%1 个键}</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PageOutputs</name>
    <message>
        <source>This output is of a kind this version of Quire does not know.</source>
        <translation>此版本的 Quire 不认识这种类型的输出。</translation>
    </message>
    <message>
        <source>Not run, because the notebook is not trusted: %1</source>
        <translation>笔记本未受信任，因此未运行：%1</translation>
    </message>
    <message>
        <source>This output is empty.</source>
        <translation>此输出为空。</translation>
    </message>
    <message>
        <source>This output can only be shown as: %1</source>
        <translation>此输出只能以如下形式显示：%1</translation>
    </message>
    <message>
        <source>A damaged picture is left out.</source>
        <translation>已略去一张损坏的图片。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>PDF, %1</source>
        <translation>PDF，%1</translation>
    </message>
    <message>
        <source>Shown as text; also in the notebook as: %1</source>
        <translation>以文本显示；笔记本中还有：%1</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PagePictures</name>
    <message>
        <source>Picture on the web</source>
        <translation>网络图片</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PdfCells</name>
    <message>
        <source>Of an output with very many lines, %L1 in the middle are left out.</source>
        <translation>有一段输出行数过多，已略去中间的 %L1 行。</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PdfContents</name>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PdfExport</name>
    <message>
        <source>The PDF could not be painted.</source>
        <translation>无法绘制 PDF。</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PdfFile</name>
    <message>
        <source>The PDF could not be put together.</source>
        <translation>无法生成 PDF。</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PdfOutputs</name>
    <message>
        <source>This output is of a kind this version of Quire does not know.</source>
        <translation>此输出的类型是本版 Quire 不认识的。</translation>
    </message>
    <message>
        <source>This output can only be shown as: %1</source>
        <translation>此输出只能显示为：%1</translation>
    </message>
    <message>
        <source>Interactive in the notebook; here as text.</source>
        <translation>在笔记本中可交互；此处为文本。</translation>
    </message>
    <message>
        <source>Interactive in the notebook, without a picture that could be shown here.</source>
        <translation>在笔记本中可交互，没有可在此显示的图片。</translation>
    </message>
    <message>
        <source>An interactive output has no picture and is shown as text.</source>
        <translation>有一个交互式输出没有图片，已显示为文本。</translation>
    </message>
    <message>
        <source>Of a long table, %L1 rows are left out.</source>
        <translation>有一个长表格略去了 %L1 行。</translation>
    </message>
    <message>
        <source>This picture is damaged and cannot be shown.</source>
        <translation>此图片已损坏，无法显示。</translation>
    </message>
    <message>
        <source>A PDF in the notebook is damaged, locked or too long to be shown.</source>
        <translation>笔记本中的一个 PDF 已损坏、加密或过长，无法显示。</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PdfPicture</name>
    <message>
        <source>This drawing is damaged and cannot be shown.</source>
        <translation>此图形已损坏，无法显示。</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PdfPictures</name>
    <message>
        <source>not part of the notebook: %1</source>
        <translation>不在笔记本中：%1</translation>
    </message>
    <message>
        <source>the picture was not found</source>
        <translation>找不到图片</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PdfRichObjects</name>
    <message>
        <source>A formula could not be set and is shown as its source: %1</source>
        <translation>有一个公式无法排版，已显示其源代码：%1</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>图片：%1</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PdfTableBlock</name>
    <message>
        <source>columns %1 to %2 of %3</source>
        <translation>第 %1 至 %2 列，共 %3 列</translation>
    </message>
    <message>
        <source>%L1 more rows are left out</source>
        <translation>另有 %L1 行已略去</translation>
    </message>
</context>
<context>
    <name>quire::exporting::PdfTextBlock</name>
    <message>
        <source>%L1 lines are left out here</source>
        <translation>此处略去 %L1 行</translation>
    </message>
</context>
<context>
    <name>quire::exporting::ScriptExport</name>
    <message>
        <source>The notebook does not say which language it is written in.</source>
        <translation>笔记本没有说明它使用哪种语言。</translation>
    </message>
</context>
<context>
    <name>quire::exporting::SlidesExport</name>
    <message>
        <source>Speaker notes</source>
        <translation>演讲者备注</translation>
    </message>
    <message>
        <source>Next:</source>
        <translation>下一张：</translation>
    </message>
</context>
<context>
    <name>quire::files::AgentLink</name>
    <message>
        <source>This server runs no helper of Quire.</source>
        <translation>此服务器无法运行 Quire 的助手。</translation>
    </message>
    <message>
        <source>The connection to the machine was closed.</source>
        <translation>与机器的连接已关闭。</translation>
    </message>
    <message>
        <source>Quire's helper on the machine did not start in time.</source>
        <translation>Quire 在机器上的助手未能及时启动。</translation>
    </message>
    <message>
        <source>Quire's helper on the machine was restarted.</source>
        <translation>Quire 在机器上的助手被重启了。</translation>
    </message>
    <message>
        <source>Quire's helper on the machine has ended.</source>
        <translation>Quire 在机器上的助手已结束。</translation>
    </message>
    <message>
        <source>There is no connection to the machine.</source>
        <translation>与机器没有连接。</translation>
    </message>
    <message>
        <source>There is no connection to the machine at the moment.</source>
        <translation>目前与机器没有连接。</translation>
    </message>
    <message>
        <source>The machine did not answer in time.</source>
        <translation>机器没有及时应答。</translation>
    </message>
    <message>
        <source>Quire's helper on the machine was ended.</source>
        <translation>Quire 在机器上的助手已被结束。</translation>
    </message>
    <message>
        <source>Starting Quire's helper on the machine was interrupted.</source>
        <translation>在机器上启动 Quire 的助手时被中断。</translation>
    </message>
</context>
<context>
    <name>quire::files::AgentUploads</name>
    <message>
        <source>The file was changed on this computer while it was sent.</source>
        <translation>发送时文件在本机上被修改了。</translation>
    </message>
</context>
<context>
    <name>quire::files::AgentWords</name>
    <message>
        <source>The machine's disk is full. Make room there, then try again.</source>
        <translation>机器的磁盘已满。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The machine does not allow this.</source>
        <translation>机器不允许这样做。</translation>
    </message>
    <message>
        <source>This part of the machine's disk is read-only.</source>
        <translation>机器磁盘的这一部分是只读的。</translation>
    </message>
    <message>
        <source>The machine cannot hold so long a name.</source>
        <translation>机器容不下这么长的名称。</translation>
    </message>
    <message>
        <source>The machine's disk refused it: %1</source>
        <translation>机器的磁盘拒绝了：%1</translation>
    </message>
    <message>
        <source>It is no longer there.</source>
        <translation>它已不在了。</translation>
    </message>
    <message>
        <source>It has changed on the machine meanwhile.</source>
        <translation>它在机器上已被修改。</translation>
    </message>
    <message>
        <source>This is not a file or folder that can be reached.</source>
        <translation>这不是可以访问的文件或文件夹。</translation>
    </message>
    <message>
        <source>It arrived damaged and was not kept. Try again.</source>
        <translation>到达时已损坏，未保留。请重试。</translation>
    </message>
    <message>
        <source>The machine did not understand Quire.</source>
        <translation>机器不明白 Quire 的请求。</translation>
    </message>
    <message>
        <source>The machine's answer makes no sense.</source>
        <translation>机器的应答没有意义。</translation>
    </message>
</context>
<context>
    <name>quire::files::ContentsDownload</name>
    <message>
        <source>“%1” was changed on the machine while it was being read.</source>
        <translation>“%1”在读取期间于机器上被更改。</translation>
    </message>
    <message>
        <source>“%1” is no file.</source>
        <translation>“%1”不是文件。</translation>
    </message>
    <message>
        <source>The connection ended before all of “%1” had come.</source>
        <translation>“%1”尚未传完，连接就中断了。</translation>
    </message>
    <message>
        <source>“%1” is too large to fetch: this server only hands files out whole.</source>
        <translation>“%1”太大，无法获取：此服务器只能整个提供文件。</translation>
    </message>
</context>
<context>
    <name>quire::files::ContentsRoot</name>
    <message>
        <source>“%1” cannot be reached by the server's file interface: the name begins with a dot, or is no UTF-8.</source>
        <translation>服务器的文件接口无法访问“%1”：名称以点开头，或不是 UTF-8。</translation>
    </message>
    <message>
        <source>“%1” is there and no folder.</source>
        <translation>“%1”已存在，且不是文件夹。</translation>
    </message>
    <message>
        <source>“%1” is not on the machine any more.</source>
        <translation>“%1”已不在机器上。</translation>
    </message>
    <message>
        <source>“%1” on the machine is not what it was.</source>
        <translation>机器上的“%1”已与之前不同。</translation>
    </message>
    <message>
        <source>The folder “%1” is not empty.</source>
        <translation>文件夹“%1”不为空。</translation>
    </message>
    <message>
        <source>The server's file interface cannot make “%1” executable.</source>
        <translation>服务器的文件接口无法将“%1”设为可执行。</translation>
    </message>
    <message>
        <source>The server's file interface cannot make the link “%1”.</source>
        <translation>服务器的文件接口无法创建链接“%1”。</translation>
    </message>
</context>
<context>
    <name>quire::files::ContentsScan</name>
    <message>
        <source>“%1” is no folder.</source>
        <translation>“%1”不是文件夹。</translation>
    </message>
</context>
<context>
    <name>quire::files::ContentsUpload</name>
    <message>
        <source>“%1” was changed here while it was being sent.</source>
        <translation>“%1”在发送期间于本机被更改。</translation>
    </message>
    <message>
        <source>“%1” on the machine is not what it was. Nothing was changed.</source>
        <translation>机器上的“%1”已与之前不同。未做任何更改。</translation>
    </message>
    <message>
        <source>The server did not keep “%1” as it was sent.</source>
        <translation>服务器没有原样保存“%1”。</translation>
    </message>
    <message>
        <source>“%1” did not arrive as it was sent.</source>
        <translation>“%1”到达时与发送的内容不一致。</translation>
    </message>
</context>
<context>
    <name>quire::files::Lanes</name>
    <message>
        <source>It was interrupted.</source>
        <translation>被中断了。</translation>
    </message>
</context>
<context>
    <name>quire::files::LocalFile</name>
    <message>
        <source>“%1” is not there any more.</source>
        <translation>“%1”已不存在。</translation>
    </message>
    <message>
        <source>There is no room for “%1” on this computer. Free some space, then try again.</source>
        <translation>本机没有足够空间存放“%1”。请释放一些空间后重试。</translation>
    </message>
    <message>
        <source>“%1” could not be used: %2.</source>
        <translation>无法使用“%1”：%2。</translation>
    </message>
    <message>
        <source>“%1” is no ordinary file.</source>
        <translation>“%1”不是普通文件。</translation>
    </message>
    <message>
        <source>“%1” became shorter while it was read.</source>
        <translation>“%1”在读取期间变短了。</translation>
    </message>
    <message>
        <source>There is another “%1” on this computer now.</source>
        <translation>本机现在有另一个“%1”。</translation>
    </message>
</context>
<context>
    <name>quire::files::LocalWords</name>
    <message>
        <source>It is no longer there.</source>
        <translation>它已不在了。</translation>
    </message>
    <message>
        <source>Something else is there already.</source>
        <translation>那里已有别的东西。</translation>
    </message>
    <message>
        <source>A link is in the way.</source>
        <translation>有一个链接挡在那里。</translation>
    </message>
    <message>
        <source>The disk of this computer is full. Make room, then try again.</source>
        <translation>本机磁盘已满。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>You may not read or write this on this computer.</source>
        <translation>您在本机上无权读写它。</translation>
    </message>
    <message>
        <source>This disk is read-only.</source>
        <translation>此磁盘是只读的。</translation>
    </message>
    <message>
        <source>The disk of this computer refused it: %1</source>
        <translation>本机磁盘拒绝了：%1</translation>
    </message>
    <message>
        <source>The file was changed while it was read.</source>
        <translation>读取时文件被修改了。</translation>
    </message>
    <message>
        <source>It has changed on this computer meanwhile.</source>
        <translation>它在本机上已被修改。</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>这不是文件。</translation>
    </message>
</context>
<context>
    <name>quire::files::MachineAgent</name>
    <message>
        <source>The machine's kernels see another disk than its server.</source>
        <translation>机器的内核与服务器看到的不是同一个磁盘。</translation>
    </message>
</context>
<context>
    <name>quire::files::MachineRoot</name>
    <message>
        <source>It was interrupted.</source>
        <translation>被中断了。</translation>
    </message>
</context>
<context>
    <name>quire::files::RemoteRoot</name>
    <message>
        <source>It is no longer there.</source>
        <translation>它已不在了。</translation>
    </message>
</context>
<context>
    <name>quire::files::TransferPlan</name>
    <message>
        <source>“%1” is no ordinary file.</source>
        <translation>“%1”不是普通文件。</translation>
    </message>
</context>
<context>
    <name>quire::files::TransferQueue</name>
    <message>
        <source>It goes on as soon as the machine is there.</source>
        <translation>机器可用后将立即继续。</translation>
    </message>
</context>
<context>
    <name>quire::files::TreeCopy</name>
    <message>
        <source>It is no file and no folder.</source>
        <translation>它既不是文件也不是文件夹。</translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>It arrived damaged and was not kept.</source>
        <translation>到达时已损坏，未保留。</translation>
    </message>
</context>
<context>
    <name>quire::forge::GitHub</name>
    <message>
        <source>GitHub’s limit for requests is used up. Try later, or give it a token.</source>
        <translation>GitHub 的请求次数已用完。请稍后再试，或提供令牌。</translation>
    </message>
    <message>
        <source>GitHub’s limit for requests is used up until %1. With a token it is wider.</source>
        <translation>GitHub 的请求次数已用完，%1 后恢复。使用令牌可获得更高限额。</translation>
    </message>
    <message>
        <source>GitHub does not accept the token. It may have run out.</source>
        <translation>GitHub 不接受该令牌，它可能已过期。</translation>
    </message>
    <message>
        <source>The token may not do this at GitHub: %1</source>
        <translation>该令牌在 GitHub 上没有此权限：%1</translation>
    </message>
    <message>
        <source>GitHub has nothing there, or shows it only to those who may see it.</source>
        <translation>GitHub 上没有该内容，或者只有有权限的人才能看到。</translation>
    </message>
    <message>
        <source>The file at GitHub was changed meanwhile. Try again.</source>
        <translation>GitHub 上的文件已被更改，请重试。</translation>
    </message>
    <message>
        <source>GitHub did not take it: %1</source>
        <translation>GitHub 未接受：%1</translation>
    </message>
    <message>
        <source>GitHub answered with error %1.</source>
        <translation>GitHub 返回了错误 %1。</translation>
    </message>
    <message>
        <source>There is no notebook in it.</source>
        <translation>其中没有笔记本。</translation>
    </message>
    <message>
        <source>There are several notebooks in it.</source>
        <translation>其中有多个笔记本。</translation>
    </message>
    <message>
        <source>This is no address of GitHub.</source>
        <translation>这不是 GitHub 的地址。</translation>
    </message>
    <message>
        <source>The notebook in this gist is too large to be read this way.</source>
        <translation>此 gist 中的笔记本太大，无法这样读取。</translation>
    </message>
    <message>
        <source>“%1” is in %2 already.</source>
        <translation>“%1”已存在于 %2 中。</translation>
    </message>
</context>
<context>
    <name>quire::forge::NotebookAddress</name>
    <message>
        <source>This is no address of a web page.</source>
        <translation>这不是网页地址。</translation>
    </message>
    <message>
        <source>There is no notebook at this address that Quire could read.</source>
        <translation>此地址处没有 Quire 能读取的笔记本。</translation>
    </message>
</context>
<context>
    <name>quire::jupyter::Contents</name>
    <message>
        <source>“%1” could not be written here: %2.</source>
        <translation>无法在此处写入“%1”：%2。</translation>
    </message>
    <message>
        <source>“%1” was changed on the server while it was being saved. Save again to choose which version to keep.</source>
        <translation>“%1”在保存过程中于服务器上被更改。请再次保存以选择保留哪个版本。</translation>
    </message>
</context>
<context>
    <name>quire::jupyter::KernelLogic</name>
    <message>
        <source>The kernel cannot be reached just now.</source>
        <translation>目前无法连接到内核。</translation>
    </message>
    <message>
        <source>The connection to the kernel was lost before it answered.</source>
        <translation>内核还没有回应，连接就断开了。</translation>
    </message>
    <message>
        <source>The kernel is gone: the server has shut it down or was restarted. Variables are lost; start a new kernel to go on.</source>
        <translation>内核已不存在：服务器关闭了它，或者服务器重启过。变量已丢失；请启动新内核以继续。</translation>
    </message>
    <message>
        <source>The kernel crashed several times and was given up. Variables are lost; start a new kernel to go on.</source>
        <translation>内核多次崩溃，已不再尝试重启。变量已丢失；请启动新内核以继续。</translation>
    </message>
    <message>
        <source>The kernel was shut down. Variables are lost; start a new kernel to go on.</source>
        <translation>内核已关闭。变量已丢失；请启动新内核以继续。</translation>
    </message>
    <message>
        <source>The kernel was restarted before it answered.</source>
        <translation>内核还没有回应就被重启了。</translation>
    </message>
    <message>
        <source>The kernel was restarted, but does not answer. Choose another kernel, or look at the server's log.</source>
        <translation>内核已重启，但没有响应。请选择其他内核，或查看服务器的日志。</translation>
    </message>
</context>
<context>
    <name>quire::jupyter::KernelSession</name>
    <message>
        <source>The kernel did not answer in time. It may be busy running a cell.</source>
        <translation>内核没有及时响应，可能正忙于运行单元格。</translation>
    </message>
    <message>
        <source>The kernel could not answer this.</source>
        <translation>内核无法回答这个问题。</translation>
    </message>
</context>
<context>
    <name>quire::jupyter::Kernels</name>
    <message>
        <source>The kernel does not run any more.</source>
        <translation>内核已不再运行。</translation>
    </message>
</context>
<context>
    <name>quire::jupyter::Login</name>
    <message>
        <source>No Jupyter server answers at %1. Check the address, also the part after the host's name.</source>
        <translation>%1 处没有 Jupyter 服务器响应。请检查地址，包括主机名后面的部分。</translation>
    </message>
    <message>
        <source>%1 wants a token or password.</source>
        <translation>%1 需要令牌或密码。</translation>
    </message>
    <message>
        <source>%1 does not accept this token. Servers make a new one each time they start: copy it again.</source>
        <translation>%1 不接受此令牌。服务器每次启动都会生成新令牌，请重新复制。</translation>
    </message>
    <message>
        <source>%1 does not accept this password.</source>
        <translation>%1 不接受此密码。</translation>
    </message>
</context>
<context>
    <name>quire::jupyter::MessageCodec</name>
    <message>
        <source>The server sent a kernel message that makes no sense.</source>
        <translation>服务器发来了无法理解的内核消息。</translation>
    </message>
</context>
<context>
    <name>quire::jupyter::NbconvertAnswer</name>
    <message>
        <source>The server has no nbconvert. Install it there, or let Quire export the notebook.</source>
        <translation>服务器上没有 nbconvert。请在那里安装它，或让 Quire 导出此笔记本。</translation>
    </message>
    <message>
        <source>The server’s nbconvert does not know the format “%1”.</source>
        <translation>服务器的 nbconvert 不认识格式“%1”。</translation>
    </message>
    <message>
        <source>The server has no pandoc, which its nbconvert needs for “%1”. Install pandoc there, or let Quire export the notebook, which needs none.</source>
        <translation>服务器上没有 pandoc，而它的 nbconvert 导出“%1”需要它。请在那里安装 pandoc，或让 Quire 导出此笔记本，Quire 不需要它。</translation>
    </message>
    <message>
        <source>The server has no xelatex, which its nbconvert needs for “%1”. Install TeX there, or let Quire export the notebook, which needs none.</source>
        <translation>服务器上没有 xelatex，而它的 nbconvert 导出“%1”需要它。请在那里安装 TeX，或让 Quire 导出此笔记本，Quire 不需要它。</translation>
    </message>
    <message>
        <source>The server has no Chromium that nbconvert can use, which it needs for “%1”. Install nbconvert[webpdf] there, or let Quire export the notebook, which needs none.</source>
        <translation>服务器上没有 nbconvert 可用的 Chromium，而导出“%1”需要它。请在那里安装 nbconvert[webpdf]，或让 Quire 导出此笔记本，Quire 不需要它。</translation>
    </message>
    <message>
        <source>The server has no PyQtWebEngine, which its nbconvert needs for “%1”.</source>
        <translation>服务器上没有 PyQtWebEngine，而它的 nbconvert 导出“%1”需要它。</translation>
    </message>
    <message>
        <source>The server has no Inkscape, which its nbconvert needs for the notebook’s SVG pictures.</source>
        <translation>服务器上没有 Inkscape，而它的 nbconvert 处理笔记本的 SVG 图片需要它。</translation>
    </message>
    <message>
        <source>TeX on the server could not make a PDF of this notebook.</source>
        <translation>服务器上的 TeX 无法为此笔记本生成 PDF。</translation>
    </message>
    <message>
        <source>nbconvert on the server failed: %1</source>
        <translation>服务器上的 nbconvert 失败：%1</translation>
    </message>
</context>
<context>
    <name>quire::jupyter::RestAnswer</name>
    <message>
        <source>The server answered something a Jupyter server would not. Is the address right?</source>
        <translation>服务器的回应不像是来自 Jupyter 服务器。地址是否正确？</translation>
    </message>
    <message>
        <source>The server's disk is full: “%1” was not saved. Free some space there, then try again.</source>
        <translation>服务器的磁盘已满，“%1”未能保存。请在服务器上腾出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>The server may not write “%1”: permission denied.</source>
        <translation>服务器无法写入“%1”：权限不足。</translation>
    </message>
    <message>
        <source>The folder of “%1” does not exist on the server.</source>
        <translation>服务器上不存在“%1”所在的文件夹。</translation>
    </message>
    <message>
        <source>“%1” is not on the server. It may have been moved or deleted.</source>
        <translation>服务器上没有“%1”，它可能已被移动或删除。</translation>
    </message>
    <message>
        <source>There is already something named “%1”. Choose another name.</source>
        <translation>已存在名为“%1”的项目。请换一个名称。</translation>
    </message>
</context>
<context>
    <name>quire::jupyter::Sessions</name>
    <message>
        <source>The server does not have the kernel this notebook asks for. Choose another kernel.</source>
        <translation>服务器上没有此笔记本所需的内核。请选择其他内核。</translation>
    </message>
    <message>
        <source>The notebook's kernel session has ended on the server.</source>
        <translation>此笔记本的内核会话已在服务器上结束。</translation>
    </message>
</context>
<context>
    <name>quire::jupyter::Terminals</name>
    <message>
        <source>This server offers no terminals.</source>
        <translation>此服务器不提供终端。</translation>
    </message>
    <message>
        <source>The terminal does not run any more.</source>
        <translation>该终端已不再运行。</translation>
    </message>
</context>
<context>
    <name>quire::library::Catalogue</name>
    <message>
        <source>The library's list was damaged. It was made anew from its second copy; tags and folders are kept. The damaged file is %1.</source>
        <translation>资料库的列表已损坏，已从第二份副本重建；标签和文件夹都保留了。损坏的文件是 %1。</translation>
    </message>
</context>
<context>
    <name>quire::library::CatalogueCopy</name>
    <message>
        <source>The library's second copy cannot be written: %1.</source>
        <translation>无法写入资料库的第二份副本：%1。</translation>
    </message>
</context>
<context>
    <name>quire::library::FileReading</name>
    <message>
        <source>It is no PDF file.</source>
        <translation>这不是 PDF 文件。</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>该文件已不存在。</translation>
    </message>
    <message>
        <source>The file may not be read: %1.</source>
        <translation>无法读取该文件：%1。</translation>
    </message>
    <message>
        <source>It is no file.</source>
        <translation>这不是文件。</translation>
    </message>
    <message>
        <source>It is too large to be searched.</source>
        <translation>文件太大，无法搜索其内容。</translation>
    </message>
    <message>
        <source>A copy with a name that can be opened could not be made: %1.</source>
        <translation>无法创建可以打开的副本：%1。</translation>
    </message>
    <message>
        <source>“%1” could not be deleted: %2.</source>
        <translation>无法删除“%1”：%2。</translation>
    </message>
</context>
<context>
    <name>quire::machines::JupyterCommand</name>
    <message>
        <source>Jupyter is not installed on this computer. To run notebooks here, install it with: %1</source>
        <translation>本机没有安装 Jupyter。要在本机运行笔记本，请用以下命令安装：%1</translation>
    </message>
    <message>
        <source>Jupyter runs on this computer, but no kernel is installed, so notebooks can be edited but not run. For Python, install one with: %1</source>
        <translation>Jupyter 可以在本机运行，但没有安装任何内核，因此只能编辑笔记本，不能运行。要使用 Python，请用以下命令安装内核：%1</translation>
    </message>
</context>
<context>
    <name>quire::machines::JupyterServerProvider</name>
    <message>
        <source>Jupyter servers</source>
        <translation>Jupyter 服务器</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 没有响应。</translation>
    </message>
    <message>
        <source>This server is not saved any more.</source>
        <translation>此服务器已不在保存的列表中。</translation>
    </message>
    <message>
        <source>The server did not answer the login.</source>
        <translation>服务器没有响应登录请求。</translation>
    </message>
    <message>
        <source>A server needs a name.</source>
        <translation>服务器需要一个名称。</translation>
    </message>
    <message>
        <source>Another server is called %1 already.</source>
        <translation>已有另一个服务器名为 %1。</translation>
    </message>
    <message>
        <source>The server needs a token or password.</source>
        <translation>此服务器需要令牌或密码。</translation>
    </message>
</context>
<context>
    <name>quire::machines::LocalProvider</name>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Jupyter on this computer ended unexpectedly, and the kernels in it with it. Start it again to go on; your notebooks are still open.</source>
        <translation>本机上的 Jupyter 意外退出，其中的内核也随之结束。请重新启动它以继续；您的笔记本仍处于打开状态。</translation>
    </message>
</context>
<context>
    <name>quire::machines::LocalServer</name>
    <message>
        <source>The folder %1, which Quire needs to run Jupyter, could not be made. Check that the disk is not full and the folder above can be written.</source>
        <translation>无法创建 Quire 运行 Jupyter 所需的文件夹 %1。请检查磁盘是否已满，以及上级文件夹是否可写。</translation>
    </message>
    <message>
        <source>The folder %1 for notebooks could not be made. Choose another folder for this computer.</source>
        <translation>无法创建存放笔记本的文件夹 %1。请为本机选择其他文件夹。</translation>
    </message>
    <message>
        <source>Jupyter could not be started from %1. Install it again with: %2</source>
        <translation>无法从 %1 启动 Jupyter。请用以下命令重新安装：%2</translation>
    </message>
    <message>
        <source>Another Quire has been starting Jupyter for too long. Close it and try again.</source>
        <translation>另一个 Quire 启动 Jupyter 的时间过长。请关闭它，然后重试。</translation>
    </message>
    <message>
        <source>Jupyter on this computer does not answer.</source>
        <translation>本机上的 Jupyter 没有响应。</translation>
    </message>
    <message>
        <source>Starting Jupyter on this computer…</source>
        <translation>正在本机启动 Jupyter…</translation>
    </message>
    <message>
        <source>Jupyter ended right after it was started on this computer. It said: %1</source>
        <translation>本机上的 Jupyter 刚启动就退出了。它的输出是：%1</translation>
    </message>
    <message numerus="yes">
        <source>Jupyter did not start on this computer within %n second(s).</source>
        <translation>
            <numerusform>本机上的 Jupyter 未能在 %n 秒内启动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Jupyter on this computer does not stop.</source>
        <translation>本机上的 Jupyter 无法停止。</translation>
    </message>
</context>
<context>
    <name>quire::machines::MachineCatalog</name>
    <message>
        <source>%1 did not answer.</source>
        <translation>%1 没有响应。</translation>
    </message>
</context>
<context>
    <name>quire::machines::MachineLauncher</name>
    <message>
        <source>The machine did not start in time. Try again or choose another.</source>
        <translation>机器未能及时启动。请重试，或选择其他机器。</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 没有响应。</translation>
    </message>
</context>
<context>
    <name>quire::machines::MachineProvider</name>
    <message>
        <source>%1 cannot do this.</source>
        <translation>%1 不支持此操作。</translation>
    </message>
</context>
<context>
    <name>quire::machines::ServerRecord</name>
    <message>
        <source>The note that a Jupyter server left about itself could not be read.</source>
        <translation>无法读取 Jupyter 服务器留下的自身信息。</translation>
    </message>
    <message>
        <source>No Jupyter server of Quire's runs on this computer.</source>
        <translation>本机没有正在运行的、由 Quire 启动的 Jupyter 服务器。</translation>
    </message>
</context>
<context>
    <name>quire::models::AgentCopy</name>
    <message>
        <source>“%1” lies too deep to be copied.</source>
        <translation>“%1”的层级太深，无法复制。</translation>
    </message>
    <message>
        <source>Not all of “%1” could be read.</source>
        <translation>无法完整读取“%1”。</translation>
    </message>
</context>
<context>
    <name>quire::models::AgentDisk</name>
    <message>
        <source>“%1” is not there any more.</source>
        <translation>“%1”已不存在。</translation>
    </message>
    <message>
        <source>Something is called “%1” already.</source>
        <translation>已有名为“%1”的项目。</translation>
    </message>
    <message>
        <source>The machine does not allow to look into “%1”.</source>
        <translation>机器不允许查看“%1”。</translation>
    </message>
</context>
<context>
    <name>quire::models::ContentsSource</name>
    <message>
        <source>A folder cannot be copied into itself.</source>
        <translation>不能把文件夹复制到它自身里。</translation>
    </message>
    <message>
        <source>“%1” lies too deep to be copied.</source>
        <translation>“%1”的层级太深，无法复制。</translation>
    </message>
    <message>
        <source>“%1” cannot be put into the trash.</source>
        <translation>无法把“%1”移到回收站。</translation>
    </message>
    <message>
        <source>“%1” could not be brought back. It is at %2.</source>
        <translation>无法恢复“%1”。它在 %2。</translation>
    </message>
</context>
<context>
    <name>quire::models::DelimitedModel</name>
    <message>
        <source>It is too large to be shown as a table (over 1 GB).</source>
        <translation>文件太大（超过 1 GB），无法作为表格显示。</translation>
    </message>
    <message>
        <source>The table is still being read.</source>
        <translation>表格仍在读取中。</translation>
    </message>
</context>
<context>
    <name>quire::models::FileOperations</name>
    <message>
        <source>“%1” cannot be a name. Choose another one for “%2”.</source>
        <translation>“%1”不能用作名称。请为“%2”另选一个。</translation>
    </message>
    <message>
        <source>“%1” cannot be moved into itself.</source>
        <translation>不能把“%1”移到它自身里。</translation>
    </message>
</context>
<context>
    <name>quire::models::FilePreview</name>
    <message>
        <source>It is too large for a quick look.</source>
        <translation>文件太大，无法快速查看。</translation>
    </message>
    <message>
        <source>%1 cells, %2 of them code</source>
        <translation>%1 个单元格，其中 %2 个是代码</translation>
    </message>
    <message>
        <source>There is no quick look at files of this kind.</source>
        <translation>此类文件没有快速查看。</translation>
    </message>
    <message>
        <source>Only the beginning is shown.</source>
        <translation>只显示开头部分。</translation>
    </message>
    <message>
        <source>Only the first rows are shown.</source>
        <translation>只显示前几行。</translation>
    </message>
</context>
<context>
    <name>quire::models::LibraryArrangement</name>
    <message>
        <source>The file is not there.</source>
        <translation>文件不在了。</translation>
    </message>
    <message>
        <source>Too large to be searched</source>
        <translation>太大，无法搜索</translation>
    </message>
    <message>
        <source>Notebooks</source>
        <translation>笔记本</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Without a tag</source>
        <translation>没有标签</translation>
    </message>
</context>
<context>
    <name>quire::models::MachineDisks</name>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
</context>
<context>
    <name>quire::models::MachineSource</name>
    <message>
        <source>All names like “%1” are taken.</source>
        <translation>与“%1”类似的名称均已被占用。</translation>
    </message>
    <message>
        <source>A folder cannot be copied into itself.</source>
        <translation>文件夹不能复制到其自身中。</translation>
    </message>
</context>
<context>
    <name>quire::models::RemoteFileModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>Waiting to sync</source>
        <translation>等待同步</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>正在同步</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>有冲突</translation>
    </message>
    <message>
        <source>Could not be synced</source>
        <translation>同步失败</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>不同步</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Link to %1</source>
        <translation>指向 %1 的链接</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Waits to be sent to the machine</source>
        <translation>等待发送到机器</translation>
    </message>
    <message>
        <source>Waits to be fetched from the machine</source>
        <translation>等待从机器取回</translation>
    </message>
</context>
<context>
    <name>quire::models::RunQueueModel</name>
    <message>
        <source>next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>With the kernel: it cannot be moved any more.</source>
        <translation>已交给内核，无法再移动。</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>笔记本</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>quire::models::TransferModel</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 和另外 %2 项</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>剩余 %1 小时</translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation>%1 / %2 个文件</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Names are taken: %1</source>
        <translation>名称已被占用：%1</translation>
    </message>
    <message>
        <source>Paused · %1</source>
        <translation>已暂停 · %1</translation>
    </message>
    <message>
        <source>Cancelled · %1</source>
        <translation>已取消 · %1</translation>
    </message>
    <message>
        <source>%1, failed: %2</source>
        <translation>%1，失败：%2</translation>
    </message>
    <message>
        <source>Done · %1</source>
        <translation>完成 · %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>传输中</translation>
    </message>
    <message>
        <source>the name is taken</source>
        <translation>名称已被占用</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>quire::models::VariableModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>quire::net::HttpErrors</name>
    <message>
        <source>What was received could not be written: %1.</source>
        <translation>无法写入收到的内容：%1。</translation>
    </message>
    <message>
        <source>Could not reach %1: connection refused. Is the server running?</source>
        <translation>无法连接到 %1：连接被拒绝。服务器是否正在运行？</translation>
    </message>
    <message>
        <source>Could not reach %1: there is no machine of this name. Check the address and your network.</source>
        <translation>无法连接到 %1：找不到使用此名称的机器。请检查地址和网络。</translation>
    </message>
    <message>
        <source>%1 closed the connection before it answered. Is the server all right?</source>
        <translation>%1 还没有回应就关闭了连接。服务器是否正常？</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made: %2. Does the server really speak https?</source>
        <translation>无法与 %1 建立安全连接：%2。该服务器是否确实使用 https？</translation>
    </message>
    <message>
        <source>The network's proxy did not let us through to %1: %2.</source>
        <translation>网络代理不允许连接到 %1：%2。</translation>
    </message>
    <message>
        <source>The connection to %1 failed: %2.</source>
        <translation>连接到 %1 失败：%2。</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>与 %1 的连接已断开。</translation>
    </message>
    <message>
        <source>%1 did not answer in time. The server may be busy, or the network may be down.</source>
        <translation>%1 没有及时响应。服务器可能正忙，或者网络可能中断了。</translation>
    </message>
    <message>
        <source>The answer of %1 is larger than %2 and was not read.</source>
        <translation>%1 的回应超过了 %2，因此没有读取。</translation>
    </message>
    <message>
        <source>%1 could not prove who it is: %2. Nothing was sent. If you run this server and its certificate's fingerprint is %3, you can choose to trust exactly this certificate.</source>
        <translation>%1 无法证明自己的身份：%2。没有发送任何内容。如果这是您自己运行的服务器，并且其证书指纹是 %3，您可以选择只信任这一个证书。</translation>
    </message>
    <message>
        <source>The notebook server at %1 is not running. Start it, then try again.</source>
        <translation>%1 上的笔记本服务器没有运行。请启动它，然后重试。</translation>
    </message>
    <message>
        <source>%1 wants you to log in first. Enter its token or password and try again.</source>
        <translation>%1 要求先登录。请输入它的令牌或密码，然后重试。</translation>
    </message>
    <message>
        <source>%1 sends us to another address (%2). Check the address of the server.</source>
        <translation>%1 要求转到另一个地址（%2）。请检查服务器的地址。</translation>
    </message>
    <message>
        <source>%1 cannot do this.</source>
        <translation>%1 不支持此操作。</translation>
    </message>
    <message>
        <source>You are not logged in to %1 any more. Log in again.</source>
        <translation>您在 %1 的登录已失效。请重新登录。</translation>
    </message>
    <message>
        <source>%1 refused access. Check the token or password.</source>
        <translation>%1 拒绝访问。请检查令牌或密码。</translation>
    </message>
    <message>
        <source>error %1</source>
        <translation>错误 %1</translation>
    </message>
    <message>
        <source>%1 does not have what was asked for.</source>
        <translation>%1 上没有所请求的内容。</translation>
    </message>
    <message>
        <source>%1 refused, because something is in the way: %2</source>
        <translation>%1 因存在冲突而拒绝了请求：%2</translation>
    </message>
    <message>
        <source>This is more than %1 accepts in one piece.</source>
        <translation>内容太大，超出了 %1 单次可接受的限度。</translation>
    </message>
    <message>
        <source>%1 gets too many requests. Wait a little and try again.</source>
        <translation>%1 收到的请求过多。请稍候再试。</translation>
    </message>
    <message>
        <source>The server behind %1 does not answer (error %2). It may still be starting.</source>
        <translation>%1 背后的服务器没有响应（错误 %2），它可能仍在启动。</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 出错：%2</translation>
    </message>
    <message>
        <source>%1 refused: %2</source>
        <translation>%1 拒绝了请求：%2</translation>
    </message>
    <message>
        <source>%1 refused a live connection (error %2).</source>
        <translation>%1 拒绝建立实时连接（错误 %2）。</translation>
    </message>
</context>
<context>
    <name>quire::net::PublicFiles</name>
    <message>
        <source>It is larger than %1 MB.</source>
        <translation>它大于 %1 MB。</translation>
    </message>
    <message>
        <source>Only web addresses can be read.</source>
        <translation>只能读取网页地址。</translation>
    </message>
</context>
<context>
    <name>quire::net::ServerAddress</name>
    <message>
        <source>This is not the address of a Jupyter server. Paste what your browser shows there, for example http://localhost:8888/lab.</source>
        <translation>这不是 Jupyter 服务器的地址。请粘贴浏览器地址栏中显示的地址，例如 http://localhost:8888/lab。</translation>
    </message>
</context>
<context>
    <name>quire::notebook::Cell</name>
    <message>
        <source>its source is not text</source>
        <translation>其源内容不是文本</translation>
    </message>
    <message>
        <source>its metadata is not an object</source>
        <translation>其元数据不是对象</translation>
    </message>
    <message>
        <source>its attachments are not an object</source>
        <translation>其附件不是对象</translation>
    </message>
    <message>
        <source>its outputs are not a list</source>
        <translation>其输出不是列表</translation>
    </message>
    <message>
        <source>it is not an object</source>
        <translation>它不是对象</translation>
    </message>
    <message>
        <source>it does not say its type</source>
        <translation>没有说明其类型</translation>
    </message>
</context>
<context>
    <name>quire::notebook::JsonCheck</name>
    <message>
        <source>there is nothing in it</source>
        <translation>没有任何内容</translation>
    </message>
    <message>
        <source>there is more text after its end</source>
        <translation>结尾之后还有多余的文本</translation>
    </message>
    <message>
        <source>a name in quotes is missing in an object</source>
        <translation>对象中缺少带引号的名称</translation>
    </message>
    <message>
        <source>a colon is missing after a name</source>
        <translation>名称后面缺少冒号</translation>
    </message>
    <message>
        <source>a comma or a closing brace is missing</source>
        <translation>缺少逗号或右花括号</translation>
    </message>
    <message>
        <source>a comma or a closing bracket is missing</source>
        <translation>缺少逗号或右方括号</translation>
    </message>
    <message>
        <source>a text has a broken backslash escape</source>
        <translation>文本中有错误的反斜杠转义</translation>
    </message>
    <message>
        <source>a text has half a character (a lone surrogate)</source>
        <translation>文本中有半个字符（孤立的代理码元）</translation>
    </message>
    <message>
        <source>a text has no closing quote</source>
        <translation>文本缺少右引号</translation>
    </message>
    <message>
        <source>a text has a raw control character</source>
        <translation>文本中有未转义的控制字符</translation>
    </message>
    <message>
        <source>a number has an exponent beyond all limits</source>
        <translation>数字的指数超出了范围</translation>
    </message>
    <message>
        <source>a number is incomplete</source>
        <translation>数字不完整</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>嵌套层数过多</translation>
    </message>
    <message>
        <source>a value is missing or misspelt</source>
        <translation>缺少值，或值拼写有误</translation>
    </message>
    <message>
        <source>This is not valid JSON: at line %1, column %2, %3.</source>
        <translation>这不是有效的 JSON：第 %1 行第 %2 列，%3。</translation>
    </message>
    <message>
        <source>the text is not in UTF-8</source>
        <translation>文本不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>a zero byte ends the text early</source>
        <translation>零字节使文本提前结束</translation>
    </message>
</context>
<context>
    <name>quire::notebook::NotebookFile</name>
    <message>
        <source>The file is empty, so it is not a notebook.</source>
        <translation>文件是空的，因此不是笔记本。</translation>
    </message>
    <message>
        <source>The file is saved in UTF-16. Notebooks must be in UTF-8: save it so in a text editor first.</source>
        <translation>此文件以 UTF-16 编码保存。笔记本必须使用 UTF-8 编码：请先用文本编辑器将它另存为 UTF-8。</translation>
    </message>
    <message>
        <source>This notebook is damaged and cannot be opened. %1</source>
        <translation>此笔记本已损坏，无法打开。%1</translation>
    </message>
    <message>
        <source>The file is valid JSON but not a notebook.</source>
        <translation>此文件是有效的 JSON，但不是笔记本。</translation>
    </message>
    <message>
        <source>The file is valid JSON but not a notebook: it does not say its “nbformat” version.</source>
        <translation>此文件是有效的 JSON，但不是笔记本：它没有说明 “nbformat” 版本。</translation>
    </message>
    <message>
        <source>This notebook is in format %1, from before 2013, which Quire cannot read. “jupyter nbconvert --to notebook” can bring it up to date.</source>
        <translation>此笔记本的格式版本为 %1，是 2013 年以前的格式，Quire 无法读取。可以用 “jupyter nbconvert --to notebook” 将它更新到当前格式。</translation>
    </message>
    <message>
        <source>This notebook is in format %1. Quire knows formats up to 4: a newer Quire may read it.</source>
        <translation>此笔记本的格式版本为 %1。此版本的 Quire 最高支持版本 4：较新的 Quire 或许可以读取。</translation>
    </message>
    <message>
        <source>Cell %1 of this notebook, at line %2, column %3, is malformed: %4.</source>
        <translation>此笔记本的单元格 %1（第 %2 行第 %3 列）格式有误：%4。</translation>
    </message>
    <message>
        <source>The file is not a whole notebook: it has no list of cells.</source>
        <translation>此文件不是完整的笔记本：其中没有单元格列表。</translation>
    </message>
    <message>
        <source>The notebook is malformed: its metadata is not an object.</source>
        <translation>此笔记本格式有误：其元数据不是对象。</translation>
    </message>
    <message>
        <source>This notebook is in format 4.%1, newer than Quire knows (4.%2). What Quire does not know is kept as it is.</source>
        <translation>此笔记本的格式版本为 4.%1，比 Quire 支持的版本（4.%2）新。Quire 不认识的内容会原样保留。</translation>
    </message>
    <message>
        <source>This notebook is in the old format 3.</source>
        <translation>此笔记本使用旧的格式版本 3。</translation>
    </message>
</context>
<context>
    <name>quire::notebook::Output</name>
    <message>
        <source>the data of an output is not an object</source>
        <translation>某个输出的数据不是对象</translation>
    </message>
    <message>
        <source>the text of an output is not text</source>
        <translation>某个输出的文本不是文本类型</translation>
    </message>
    <message>
        <source>an output is not an object</source>
        <translation>某个输出不是对象</translation>
    </message>
    <message>
        <source>The kernel sent an output that makes no sense.</source>
        <translation>内核发来了无法理解的输出。</translation>
    </message>
</context>
<context>
    <name>quire::notebook::SchemaCheck</name>
    <message>
        <source>is of type %1 instead of %2</source>
        <translation>的类型是 %1，而不是 %2</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>is not allowed here</source>
        <translation>不应出现在这里</translation>
    </message>
    <message>
        <source>is not a whole number from 0 on</source>
        <translation>不是大于或等于 0 的整数</translation>
    </message>
    <message>
        <source>is not a whole number from 1 on</source>
        <translation>不是大于或等于 1 的整数</translation>
    </message>
    <message>
        <source>is neither code, markdown nor raw</source>
        <translation>不是 code、markdown 或 raw 之一</translation>
    </message>
    <message>
        <source>is not 1 to 64 letters, digits, “-” or “_”</source>
        <translation>不是由 1 到 64 个字母、数字、“-”或“_”组成</translation>
    </message>
    <message>
        <source>names another cell too</source>
        <translation>与另一个单元格的标识重复</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>is neither true, false nor “auto”</source>
        <translation>不是 true、false 或 “auto” 之一</translation>
    </message>
    <message>
        <source>has a tag that is empty, has a comma or is not text</source>
        <translation>含有空的、带逗号的或不是文本的标签</translation>
    </message>
    <message>
        <source>has the tag “%1” twice</source>
        <translation>含有重复的标签“%1”</translation>
    </message>
    <message>
        <source>is neither null nor a whole number from 0 on</source>
        <translation>不是 null，也不是大于或等于 0 的整数</translation>
    </message>
    <message>
        <source>is no type of output</source>
        <translation>不是有效的输出类型</translation>
    </message>
    <message>
        <source>is neither text nor a list of lines</source>
        <translation>不是文本，也不是由文本行组成的列表</translation>
    </message>
</context>
<context>
    <name>quire::notebook::Search</name>
    <message>
        <source>Not a regular expression, at character %1: %2</source>
        <translation>不是有效的正则表达式，第 %1 个字符处：%2</translation>
    </message>
</context>
<context>
    <name>quire::pairs::CopyDown</name>
    <message>
        <source>It arrived damaged and was not kept.</source>
        <translation>到达时已损坏，未保留。</translation>
    </message>
</context>
<context>
    <name>quire::pairs::LocalSide</name>
    <message>
        <source>Looking at the folder was stopped.</source>
        <translation>查看文件夹被停止了。</translation>
    </message>
</context>
<context>
    <name>quire::pairs::PairRunner</name>
    <message>
        <source>The machine has gone.</source>
        <translation>机器已离开。</translation>
    </message>
    <message>
        <source>The machine is not there.</source>
        <translation>机器不可用。</translation>
    </message>
</context>
<context>
    <name>quire::pairs::PairStore</name>
    <message>
        <source>The list of synced folders cannot be read.</source>
        <translation>无法读取同步文件夹列表。</translation>
    </message>
    <message>
        <source>The list of synced folders (%1) is damaged.</source>
        <translation>同步文件夹列表（%1）已损坏。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>These folders are not synced any more.</source>
        <translation>这些文件夹已不再同步。</translation>
    </message>
    <message>
        <source>Choose a folder of this computer.</source>
        <translation>请选择此电脑上的一个文件夹。</translation>
    </message>
    <message>
        <source>Name a folder of the machine.</source>
        <translation>请填写机器上的一个文件夹。</translation>
    </message>
    <message>
        <source>These two folders are synced already, as “%1”.</source>
        <translation>这两个文件夹已在同步，名为“%1”。</translation>
    </message>
    <message>
        <source>This folder and that of “%1” are inside one another. A file would be synced twice.</source>
        <translation>此文件夹与“%1”的文件夹互相嵌套，同一个文件会被同步两次。</translation>
    </message>
    <message>
        <source>On the machine, this folder and that of “%1” are inside one another.</source>
        <translation>在机器上，此文件夹与“%1”的文件夹互相嵌套。</translation>
    </message>
    <message>
        <source>The list of synced folders cannot be written.</source>
        <translation>无法写入同步文件夹列表。</translation>
    </message>
</context>
<context>
    <name>quire::pairs::PairWorker</name>
    <message>
        <source>These folders are not synced any more.</source>
        <translation>这些文件夹已不再同步。</translation>
    </message>
</context>
<context>
    <name>quire::pairs::SyncEngine</name>
    <message>
        <source>This pair is being synced already.</source>
        <translation>这一对文件夹正在同步。</translation>
    </message>
    <message>
        <source>Another Quire works on this pair.</source>
        <translation>另一个 Quire 正在处理这一对文件夹。</translation>
    </message>
    <message>
        <source>There is no free name for it.</source>
        <translation>没有可用的名称。</translation>
    </message>
    <message>
        <source>There is something under the old name %1.</source>
        <translation>旧名称 %1 已被占用。</translation>
    </message>
</context>
<context>
    <name>quire::pairs::SyncWords</name>
    <message>
        <source>The folder on this computer is missing, or is not the one that was paired. Is a disk not connected?</source>
        <translation>本机上的文件夹不见了，或不是当初配对的那个。是否有磁盘未连接？</translation>
    </message>
    <message>
        <source>The folder on the machine is missing, or is not the one that was paired.</source>
        <translation>机器上的文件夹不见了，或不是当初配对的那个。</translation>
    </message>
    <message>
        <source>The folder on this computer is another one than was paired.</source>
        <translation>本机上的文件夹不是当初配对的那个。</translation>
    </message>
    <message>
        <source>The folder on the machine is another one than was paired.</source>
        <translation>机器上的文件夹不是当初配对的那个。</translation>
    </message>
    <message>
        <source>The folder lies on another machine's disk than was paired.</source>
        <translation>文件夹所在的磁盘不属于当初配对的机器。</translation>
    </message>
    <message>
        <source>The folder on this computer is empty, and was not before.</source>
        <translation>本机上的文件夹空了，之前并不是。</translation>
    </message>
    <message>
        <source>The folder on the machine is empty, and was not before.</source>
        <translation>机器上的文件夹空了，之前并不是。</translation>
    </message>
    <message>
        <source>Many files of this computer would be deleted.</source>
        <translation>本机上的许多文件将被删除。</translation>
    </message>
    <message>
        <source>Many files of the machine would be deleted.</source>
        <translation>机器上的许多文件将被删除。</translation>
    </message>
    <message>
        <source>More than 1 GB on this computer would be deleted.</source>
        <translation>本机上超过 1 GB 的内容将被删除。</translation>
    </message>
    <message>
        <source>More than 1 GB on the machine would be deleted.</source>
        <translation>机器上超过 1 GB 的内容将被删除。</translation>
    </message>
    <message>
        <source>A whole folder of this computer would be deleted.</source>
        <translation>本机上的一整个文件夹将被删除。</translation>
    </message>
    <message>
        <source>A whole folder of the machine would be deleted.</source>
        <translation>机器上的一整个文件夹将被删除。</translation>
    </message>
    <message>
        <source>Several folders of this computer would be emptied.</source>
        <translation>本机上的几个文件夹将被清空。</translation>
    </message>
    <message>
        <source>Several folders of the machine would be emptied.</source>
        <translation>机器上的几个文件夹将被清空。</translation>
    </message>
    <message>
        <source>Not everything could be seen, so nothing is deleted this time.</source>
        <translation>未能看到全部内容，所以这次什么都不删。</translation>
    </message>
    <message>
        <source>Other files are ignored than before, so nothing is deleted this time.</source>
        <translation>忽略的文件与之前不同，所以这次什么都不删。</translation>
    </message>
    <message>
        <source>What was agreed on last is not known, so nothing is deleted this time.</source>
        <translation>不知道上次一致时的内容，所以这次什么都不删。</translation>
    </message>
    <message>
        <source>cannot be read on this computer</source>
        <translation>在本机上无法读取</translation>
    </message>
    <message>
        <source>cannot be read on the machine</source>
        <translation>在机器上无法读取</translation>
    </message>
    <message>
        <source>this computer cannot hold this name</source>
        <translation>本机容不下这个名称</translation>
    </message>
    <message>
        <source>the machine cannot hold this name</source>
        <translation>机器容不下这个名称</translation>
    </message>
    <message>
        <source>on this computer it would be the same file as another one</source>
        <translation>在本机上它会与另一个文件重名</translation>
    </message>
    <message>
        <source>on the machine it would be the same file as another one</source>
        <translation>在机器上它会与另一个文件重名</translation>
    </message>
    <message>
        <source>the link leads out of the folder</source>
        <translation>链接指向文件夹之外</translation>
    </message>
    <message>
        <source>this computer's disk has no links</source>
        <translation>本机磁盘不支持链接</translation>
    </message>
    <message>
        <source>the machine has no links</source>
        <translation>机器不支持链接</translation>
    </message>
</context>
<context>
    <name>quire::remote::KernelWay</name>
    <message>
        <source>The machine has neither terminals nor Python.</source>
        <translation>机器上既没有终端，也没有 Python。</translation>
    </message>
    <message>
        <source>The work on the machine was ended from outside.</source>
        <translation>机器上的工作被外部终止了。</translation>
    </message>
</context>
<context>
    <name>quire::remote::MachineTask</name>
    <message>
        <source>git is not installed on the machine.</source>
        <translation>机器上没有安装 git。</translation>
    </message>
    <message>
        <source>This folder is no work tree of git.</source>
        <translation>此文件夹不是 git 工作树。</translation>
    </message>
    <message>
        <source>There is already something named “%1”. Choose another name.</source>
        <translation>已存在名为“%1”的内容，请换一个名称。</translation>
    </message>
    <message>
        <source>“%1” is no name for a file or folder.</source>
        <translation>“%1”不能用作文件或文件夹的名称。</translation>
    </message>
    <message>
        <source>Only web addresses (http, https) can be downloaded.</source>
        <translation>只能下载网址（http、https）。</translation>
    </message>
    <message>
        <source>%1 answered with error %2.</source>
        <translation>%1 返回了错误 %2。</translation>
    </message>
    <message>
        <source>The download of %1 was cut off.</source>
        <translation>%1 的下载被中断。</translation>
    </message>
    <message>
        <source>%1 is private or does not exist: it asks for a name and password.</source>
        <translation>%1 是私有的或不存在：它要求提供用户名和密码。</translation>
    </message>
    <message>
        <source>git could not do it: %1</source>
        <translation>git 无法完成：%1</translation>
    </message>
    <message>
        <source>The machine could not write it: %1</source>
        <translation>机器无法写入：%1</translation>
    </message>
    <message>
        <source>It did not work: %1</source>
        <translation>操作未成功：%1</translation>
    </message>
    <message>
        <source>There is no folder %1 on the machine.</source>
        <translation>机器上没有文件夹 %1。</translation>
    </message>
    <message>
        <source>“%1” cannot be copied into itself.</source>
        <translation>无法将“%1”复制到其自身之内。</translation>
    </message>
    <message>
        <source>“%1” was changed while it was copied.</source>
        <translation>“%1”在复制过程中被更改。</translation>
    </message>
    <message>
        <source>The copy of “%1” was not what was read; it was removed.</source>
        <translation>“%1”的副本与读取的内容不符，已将其删除。</translation>
    </message>
    <message>
        <source>“%1” is neither file nor folder.</source>
        <translation>“%1”既不是文件也不是文件夹。</translation>
    </message>
</context>
<context>
    <name>quire::remote::TerminalWay</name>
    <message>
        <source>The machine’s shell does not answer.</source>
        <translation>机器的命令行没有响应。</translation>
    </message>
    <message>
        <source>This server’s terminals are too old.</source>
        <translation>此服务器的终端版本过旧。</translation>
    </message>
    <message>
        <source>The work on the machine was ended from outside.</source>
        <translation>机器上的工作被外部终止了。</translation>
    </message>
    <message>
        <source>The machine has no Python 3.</source>
        <translation>机器上没有 Python 3。</translation>
    </message>
</context>
<context>
    <name>quire::render::Alerts</name>
    <message>
        <source>Tip</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>重要</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>小心</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注意</translation>
    </message>
</context>
<context>
    <name>quire::render::OutputWays</name>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>JavaScript</source>
        <translation>JavaScript</translation>
    </message>
    <message>
        <source>Plotly chart</source>
        <translation>Plotly 图表</translation>
    </message>
    <message>
        <source>Widget</source>
        <translation>小部件</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Bokeh plot</source>
        <translation>Bokeh 图表</translation>
    </message>
    <message>
        <source>LaTeX</source>
        <translation>LaTeX</translation>
    </message>
    <message>
        <source>Plain Text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>SVG</source>
        <translation>SVG</translation>
    </message>
    <message>
        <source>Vega chart</source>
        <translation>Vega 图表</translation>
    </message>
</context>
<context>
    <name>quire::render::Picture</name>
    <message>
        <source>This picture says it is %1 by %2 pixels. That is too large to show.</source>
        <translation>此图片声明的大小为 %1 × %2 像素，太大而无法显示。</translation>
    </message>
    <message>
        <source>This drawing has too many parts to show.</source>
        <translation>此绘图的组成部分过多，无法显示。</translation>
    </message>
    <message>
        <source>This drawing asks for something outside the notebook, so it is not shown.</source>
        <translation>此绘图需要笔记本之外的内容，因此不予显示。</translation>
    </message>
    <message>
        <source>This drawing is damaged and cannot be shown.</source>
        <translation>此绘图已损坏，无法显示。</translation>
    </message>
    <message>
        <source>This picture is damaged and cannot be shown.</source>
        <translation>此图片已损坏，无法显示。</translation>
    </message>
    <message>
        <source>This drawing is too large to show.</source>
        <translation>此绘图太大，无法显示。</translation>
    </message>
    <message>
        <source>This drawing has no size, so it cannot be shown.</source>
        <translation>此绘图没有尺寸，因此无法显示。</translation>
    </message>
</context>
<context>
    <name>quire::session::AttachedMachine</name>
    <message>
        <source>“%1” is not among the machines any more.</source>
        <translation>“%1”已不在机器列表中。</translation>
    </message>
</context>
<context>
    <name>quire::session::DiskStorage</name>
    <message>
        <source>The machine did not answer. Check the connection and try again.</source>
        <translation>机器没有应答。请检查连接后重试。</translation>
    </message>
    <message>
        <source>“%1” is not there any more.</source>
        <translation>“%1”已不存在。</translation>
    </message>
    <message>
        <source>“%1” is no file.</source>
        <translation>“%1”不是文件。</translation>
    </message>
    <message>
        <source>“%1” is too large to be opened.</source>
        <translation>“%1”太大，无法打开。</translation>
    </message>
</context>
<context>
    <name>quire::session::DocumentStore</name>
    <message>
        <source>This notebook has an old format (nbformat 3). Quire can convert it to the current one; the file stays as it is until you save.</source>
        <translation>此笔记本使用旧格式（nbformat 3）。Quire 可以将它转换为当前格式；在您保存之前，文件不会改变。</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>“%1” was deleted or renamed elsewhere. Your notebook is still open here.</source>
        <translation>“%1”已在别处被删除或重命名。您的笔记本仍在这里打开着。</translation>
    </message>
    <message>
        <source>The notebook was not saved. %1 A safety copy is kept on this computer.</source>
        <translation>笔记本未能保存，安全副本已保留在本机。%1</translation>
    </message>
    <message>
        <source>Quire kept changes to this notebook that were never saved (%1).</source>
        <translation>Quire 保留了此笔记本中从未保存过的更改（%1）。</translation>
    </message>
    <message>
        <source>Save a Copy Elsewhere…</source>
        <translation>另存副本到别处…</translation>
    </message>
    <message>
        <source>Merge Both</source>
        <translation>合并双方</translation>
    </message>
    <message>
        <source>here</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>on disk</source>
        <translation>磁盘上</translation>
    </message>
    <message>
        <source>Both versions are merged; nothing is saved yet.</source>
        <translation>两个版本已合并，尚未保存。</translation>
    </message>
    <message>
        <source>Cells in which both had changed the same lines: %1. You find both there, between &lt;&lt;&lt;&lt;&lt;&lt;&lt; and &gt;&gt;&gt;&gt;&gt;&gt;&gt;.</source>
        <translation>双方修改了相同行的单元格：%1 个。两个版本都在其中，位于 &lt;&lt;&lt;&lt;&lt;&lt;&lt; 与 &gt;&gt;&gt;&gt;&gt;&gt;&gt; 之间。</translation>
    </message>
    <message>
        <source>Cells that one had deleted and the other changed, kept: %1.</source>
        <translation>一方删除、另一方修改的单元格，已保留：%1 个。</translation>
    </message>
</context>
<context>
    <name>quire::session::LocalStorage</name>
    <message>
        <source>“%1” is not there any more.</source>
        <translation>“%1”已不存在。</translation>
    </message>
    <message>
        <source>“%1” could not be read: %2.</source>
        <translation>无法读取“%1”：%2。</translation>
    </message>
    <message>
        <source>“%1” could not be written: %2. The file on disk is as it was; your changes are still open here.</source>
        <translation>无法写入“%1”：%2。磁盘上的文件保持原样；您的更改仍在这里打开着。</translation>
    </message>
</context>
<context>
    <name>quire::session::NotebookFiles</name>
    <message>
        <source>It is larger than %1 MB.</source>
        <translation>它大于 %1 MB。</translation>
    </message>
    <message>
        <source>There is no file of this name beside the notebook.</source>
        <translation>笔记本旁边没有这个名字的文件。</translation>
    </message>
    <message>
        <source>It is not a file.</source>
        <translation>它不是文件。</translation>
    </message>
    <message>
        <source>The server did not send it in time.</source>
        <translation>服务器没有及时发送它。</translation>
    </message>
    <message>
        <source>“%1” is not there any more.</source>
        <translation>“%1” 已不在那里。</translation>
    </message>
    <message>
        <source>“%1” is not in the folder the server shows, so it cannot be opened.</source>
        <translation>“%1” 不在服务器提供的文件夹中，无法打开。</translation>
    </message>
</context>
<context>
    <name>quire::session::NotebookKernel</name>
    <message>
        <source>This machine has no kernel to run code with. Install one there, for Python: python3 -m pip install ipykernel</source>
        <translation>这台机器没有可以运行代码的内核。请在该机器上安装内核，要使用 Python，请运行：python3 -m pip install ipykernel</translation>
    </message>
    <message>
        <source>This machine has no kernel “%1”, which the notebook asks for. Choose another kernel.</source>
        <translation>这台机器没有此笔记本所需的内核“%1”。请选择其他内核。</translation>
    </message>
    <message>
        <source>The kernel crashed and was started again. Its variables are gone: run the cells you need from the top. A common cause is running out of memory.</source>
        <translation>内核崩溃后已重新启动，其中的变量已丢失：请从头运行需要的单元格。内存不足是常见原因。</translation>
    </message>
    <message>
        <source>Start a New Kernel</source>
        <translation>启动新内核</translation>
    </message>
    <message>
        <source>The connection was lost while a cell ran, and part of its output did not come back. Run it again if you need the rest.</source>
        <translation>单元格运行期间连接断开，部分输出没有传回。如果需要其余输出，请重新运行。</translation>
    </message>
    <message>
        <source>A cell was not sent: it is too large for the server (over 10 MB).</source>
        <translation>有一个单元格没有发送：它对服务器来说太大了（超过 10 MB）。</translation>
    </message>
    <message>
        <source>The kernel was not interrupted. %1</source>
        <translation>未能中断内核。%1</translation>
    </message>
    <message>
        <source>The kernel was not restarted. %1</source>
        <translation>未能重启内核。%1</translation>
    </message>
    <message>
        <source>The connection to the kernel is gone. %1 Quire keeps trying; the kernel and its cells run on.</source>
        <translation>与内核的连接已断开。Quire 会继续尝试重新连接；内核及其中的单元格会继续运行。%1</translation>
    </message>
    <message>
        <source>Try Now</source>
        <translation>立即尝试</translation>
    </message>
    <message>
        <source>The kernel did not start. %1</source>
        <translation>内核未能启动。%1</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The kernel is not free to answer.</source>
        <translation>内核正忙，暂时无法回答。</translation>
    </message>
    <message>
        <source>A cell was waiting to run when Quire ended unexpectedly.</source>
        <translation>Quire 意外退出时，有一个单元格正在等待运行。</translation>
    </message>
    <message>
        <source>%1 cells were waiting to run when Quire ended unexpectedly.</source>
        <translation>Quire 意外退出时，有 %1 个单元格正在等待运行。</translation>
    </message>
    <message>
        <source>Run It</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Run Them</source>
        <translation>运行它们</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忽略</translation>
    </message>
</context>
<context>
    <name>quire::session::NotebookSession</name>
    <message>
        <source>“%1” could not be opened. %2</source>
        <translation>无法打开“%1”。%2</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>quire::session::NotebookTrust</name>
    <message>
        <source>This notebook holds interactive output that was not made here. It does not run until you trust the notebook.</source>
        <translation>此笔记本含有并非在此生成的交互式输出。在您信任该笔记本之前，它不会运行。</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>信任</translation>
    </message>
    <message>
        <source>Keep Blocked</source>
        <translation>保持阻止</translation>
    </message>
</context>
<context>
    <name>quire::session::PythonVariables</name>
    <message>
        <source>The kernel's answer makes no sense.</source>
        <translation>无法理解内核的回应。</translation>
    </message>
    <message>
        <source>There is no such variable any more.</source>
        <translation>这个变量已不存在。</translation>
    </message>
</context>
<context>
    <name>quire::session::Recovery</name>
    <message>
        <source>The safety copy could not be written: %1.</source>
        <translation>无法写入安全副本：%1。</translation>
    </message>
    <message>
        <source>The safety copy could not be read: %1.</source>
        <translation>无法读取安全副本：%1。</translation>
    </message>
</context>
<context>
    <name>quire::session::SavedFile</name>
    <message>
        <source>The file was changed elsewhere.</source>
        <translation>文件已在别处被更改。</translation>
    </message>
    <message>
        <source>Save It Again</source>
        <translation>重新保存</translation>
    </message>
    <message>
        <source>“%1” was changed by someone else since you opened it. Keep your version, or take the one on disk and lose your changes.</source>
        <translation>自您打开“%1”之后，有人更改了它。您可以保留自己的版本，也可以采用磁盘上的版本并放弃自己的更改。</translation>
    </message>
    <message>
        <source>Keep Mine</source>
        <translation>保留我的版本</translation>
    </message>
    <message>
        <source>Take Theirs</source>
        <translation>采用磁盘上的版本</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Changes that were never saved are back (%1).</source>
        <translation>从未保存的更改已恢复（%1）。</translation>
    </message>
    <message>
        <source>Go Back to the Saved File</source>
        <translation>回到已保存的文件</translation>
    </message>
</context>
<context>
    <name>quire::session::ServerStorage</name>
    <message>
        <source>The server stopped sending “%1”. Check the connection and try again.</source>
        <translation>服务器停止发送“%1”。请检查连接，然后重试。</translation>
    </message>
    <message>
        <source>The server did not answer. Check the connection and try again.</source>
        <translation>服务器没有响应。请检查连接，然后重试。</translation>
    </message>
</context>
<context>
    <name>quire::session::SleepWatch</name>
    <message>
        <source>Waiting cells are given to their kernels</source>
        <translation>正在把等待中的单元格交给内核</translation>
    </message>
</context>
<context>
    <name>quire::session::TextFile</name>
    <message>
        <source>The file is too large (%1) to be edited here.</source>
        <translation>文件太大（%1），无法在此编辑。</translation>
    </message>
    <message>
        <source>The file was not saved. %1 A safety copy is kept on this computer.</source>
        <translation>文件未保存。%1 本机保留了一份安全副本。</translation>
    </message>
    <message>
        <source>“%1” was deleted or renamed elsewhere. Your text is still open here.</source>
        <translation>“%1”已在别处被删除或重命名。您的文本仍在此打开。</translation>
    </message>
    <message>
        <source>Quire kept changes to this file that were never saved (%1).</source>
        <translation>Quire 保留了此文件从未保存的更改（%1）。</translation>
    </message>
    <message>
        <source>The safety copy is gone.</source>
        <translation>安全副本已不存在。</translation>
    </message>
</context>
<context>
    <name>quire::session::TextFormat</name>
    <message>
        <source>This file is not written in %1.</source>
        <translation>此文件不是以 %1 编写的。</translation>
    </message>
    <message>
        <source>This file is not text.</source>
        <translation>此文件不是文本。</translation>
    </message>
    <message>
        <source>Some characters cannot be written in %1. Choose UTF-8.</source>
        <translation>有些字符无法用 %1 写入。请选择 UTF-8。</translation>
    </message>
</context>
<context>
    <name>quire::session::VariableWatch</name>
    <message>
        <source>This is not available for this kernel.</source>
        <translation>此内核不支持该功能。</translation>
    </message>
</context>
<context>
    <name>quire::store::CredentialStore</name>
    <message>
        <source>No token was kept for this.</source>
        <translation>没有为此保存令牌。</translation>
    </message>
    <message>
        <source>The vault with your tokens is locked. Unlock it with its passphrase.</source>
        <translation>存放令牌的保险库已锁定。请用口令解锁。</translation>
    </message>
    <message>
        <source>This desktop runs no keychain to keep tokens in. Choose whether Quire keeps them in memory until it ends, or in a file encrypted with a passphrase of yours.</source>
        <translation>此桌面没有运行可以保存令牌的密钥环。请选择让 Quire 将令牌保留在内存中直到退出，还是保存到用您的口令加密的文件中。</translation>
    </message>
    <message>
        <source>The place for tokens is not open yet.</source>
        <translation>令牌的存放处尚未打开。</translation>
    </message>
</context>
<context>
    <name>quire::store::Database</name>
    <message>
        <source>Quire's database %1 is damaged.</source>
        <translation>Quire 的数据库 %1 已损坏。</translation>
    </message>
    <message>
        <source>Quire's database %1 could not be written: the disk is full. Free some space and try again.</source>
        <translation>无法写入 Quire 的数据库 %1：磁盘已满。请腾出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>Quire's database %1 could not be used: %2</source>
        <translation>无法使用 Quire 的数据库 %1：%2</translation>
    </message>
    <message>
        <source>Quire's database %1 is not open.</source>
        <translation>Quire 的数据库 %1 没有打开。</translation>
    </message>
    <message>
        <source>Quire's database was damaged. It was put aside as %1, and a new one was started. Notebooks are not affected.</source>
        <translation>Quire 的数据库已损坏。损坏的数据库已另存为 %1，并新建了一个数据库。笔记本不受影响。</translation>
    </message>
    <message>
        <source>The folder %1 for Quire's database could not be made.</source>
        <translation>无法创建 Quire 数据库所需的文件夹 %1。</translation>
    </message>
    <message>
        <source>Quire's database %1 was made by a newer version of Quire. Please update Quire.</source>
        <translation>Quire 的数据库 %1 由较新版本的 Quire 创建。请更新 Quire。</translation>
    </message>
    <message>
        <source>Quire's database %1 is damaged and could not be put aside. Move it away and start Quire again.</source>
        <translation>Quire 的数据库 %1 已损坏，并且无法移到一旁。请手动移走它，然后重新启动 Quire。</translation>
    </message>
</context>
<context>
    <name>quire::store::Keychain</name>
    <message>
        <source>The keychain has no entry for this.</source>
        <translation>密钥环中没有对应的条目。</translation>
    </message>
    <message>
        <source>The keychain was not unlocked, so the token could not be used.</source>
        <translation>密钥环没有解锁，因此无法使用令牌。</translation>
    </message>
    <message>
        <source>No keychain service is running.</source>
        <translation>没有正在运行的密钥环服务。</translation>
    </message>
    <message>
        <source>The keychain reported a problem: %1</source>
        <translation>密钥环报告了问题：%1</translation>
    </message>
    <message>
        <source>The keychain did not answer. Check whether it is waiting for you to unlock it.</source>
        <translation>密钥环没有响应。请检查它是否正在等待您解锁。</translation>
    </message>
</context>
<context>
    <name>quire::store::Settings</name>
    <message>
        <source>Your settings could not be saved to %1. Check that the folder can be written and the disk is not full.</source>
        <translation>无法将设置保存到 %1。请检查该文件夹是否可写，以及磁盘是否已满。</translation>
    </message>
</context>
<context>
    <name>quire::store::Vault</name>
    <message>
        <source>There is no vault at %1 yet.</source>
        <translation>%1 处还没有保险库。</translation>
    </message>
    <message>
        <source>The vault %1 could not be read: %2</source>
        <translation>无法读取保险库 %1：%2</translation>
    </message>
    <message>
        <source>The vault %1 could not be written: %2</source>
        <translation>无法写入保险库 %1：%2</translation>
    </message>
    <message>
        <source>The vault %1 is damaged and cannot be opened. It was left as it is. Restore it from a backup, or move it away to start a new one.</source>
        <translation>保险库 %1 已损坏，无法打开。它保持原样未动。请从备份恢复，或将它移走以新建一个。</translation>
    </message>
    <message>
        <source>The vault %1 was made by a newer version of Quire. Please update Quire.</source>
        <translation>保险库 %1 由较新版本的 Quire 创建。请更新 Quire。</translation>
    </message>
    <message>
        <source>The encryption library could not be started.</source>
        <translation>无法启动加密库。</translation>
    </message>
    <message>
        <source>The vault asks for more memory or time than Quire allows.</source>
        <translation>保险库要求的内存或时间超出了 Quire 允许的限度。</translation>
    </message>
    <message>
        <source>There is not enough memory free to open the vault (%1 MB are needed).</source>
        <translation>可用内存不足，无法打开保险库（需要 %1 MB）。</translation>
    </message>
    <message>
        <source>The vault %1 is being changed by another program, or its folder cannot be written. Try again.</source>
        <translation>保险库 %1 正在被其他程序更改，或者其所在的文件夹不可写。请重试。</translation>
    </message>
    <message>
        <source>A vault needs a passphrase.</source>
        <translation>保险库需要口令。</translation>
    </message>
    <message>
        <source>There is a vault at %1 already. Unlock it with its passphrase.</source>
        <translation>%1 处已有保险库。请用口令解锁。</translation>
    </message>
    <message>
        <source>That is not the vault's passphrase. Try again.</source>
        <translation>保险库的口令不正确。请重试。</translation>
    </message>
    <message>
        <source>The vault %1 was replaced. Unlock it again.</source>
        <translation>保险库 %1 已被替换。请重新解锁。</translation>
    </message>
    <message>
        <source>The vault has no entry for this.</source>
        <translation>保险库中没有对应的条目。</translation>
    </message>
</context>
<context>
    <name>quire::ui::ActiveItem</name>
    <message>
        <source>This output stopped: its page crashed or did not answer. Click to load it again.</source>
        <translation>此输出已停止：其页面崩溃或没有响应。单击以重新加载。</translation>
    </message>
    <message>
        <source>This output needs Quire's web part, which is not installed.</source>
        <translation>此输出需要 Quire 的网页组件，但尚未安装。</translation>
    </message>
    <message>
        <source>Copy Image</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>The kernel that made this output is gone. Run its cell again to use it.</source>
        <translation>生成此输出的内核已不在。请重新运行其单元格后再使用。</translation>
    </message>
</context>
<context>
    <name>quire::ui::ActivityStrip</name>
    <message>
        <source>Activity strip</source>
        <translation>活动栏</translation>
    </message>
</context>
<context>
    <name>quire::ui::AddServerDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>Add a Jupyter Server</source>
        <translation>添加 Jupyter 服务器</translation>
    </message>
    <message>
        <source>Its host name</source>
        <translation>默认使用主机名</translation>
    </message>
    <message>
        <source>A&amp;ddress:</source>
        <translation>地址(&amp;D)：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Paste the address from your browser or from the server's log. A token in it is taken along and kept in the keychain.</source>
        <translation>请粘贴浏览器或服务器日志中的地址。如果地址中含有令牌，令牌会一并采用，并保存在密钥环中。</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>令牌(&amp;T)：</translation>
    </message>
    <message>
        <source>This server wants a token. It is in the server's log, after “token=”.</source>
        <translation>此服务器需要令牌。令牌在服务器日志中 “token=” 的后面。</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密码(&amp;P)：</translation>
    </message>
    <message>
        <source>This server wants a password.</source>
        <translation>此服务器需要密码。</translation>
    </message>
    <message>
        <source>This is a JupyterHub. Open your server there in a browser and paste its address here, with a token from the hub's Token page.</source>
        <translation>这是 JupyterHub。请在浏览器中打开您在那里的服务器，将其地址粘贴到此处，并填写从该 Hub 的 Token 页面获取的令牌。</translation>
    </message>
    <message>
        <source>&amp;Trust and Add</source>
        <translation>信任并添加(&amp;T)</translation>
    </message>
    <message>
        <source>This server could not prove who it is: %1 Go on only if you know why. The fingerprint of its certificate (SHA-256) is
%2</source>
        <translation>此服务器无法证明自己的身份（%1）。请仅在清楚原因的情况下继续。其证书的指纹（SHA-256）是
%2</translation>
    </message>
</context>
<context>
    <name>quire::ui::BlockedItem</name>
    <message>
        <source>Not run, because this output was not made here: %1.</source>
        <translation>未运行，因为此输出并非在此生成：%1。</translation>
    </message>
    <message>
        <source>Trust This Notebook</source>
        <translation>信任此笔记本</translation>
    </message>
</context>
<context>
    <name>quire::ui::CellContent</name>
    <message>
        <source>Empty text cell. Press Enter to write.</source>
        <translation>空的文本单元格。按 Enter 开始编写。</translation>
    </message>
</context>
<context>
    <name>quire::ui::CellEditing</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>quire::ui::CellForm</name>
    <message>
        <source>Hide code</source>
        <translation>隐藏代码</translation>
    </message>
    <message>
        <source>Show code</source>
        <translation>显示代码</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Form: %1</source>
        <translation>表单：%1</translation>
    </message>
</context>
<context>
    <name>quire::ui::CellInspection</name>
    <message>
        <source>Nothing is known of this.</source>
        <translation>没有关于此处的说明。</translation>
    </message>
</context>
<context>
    <name>quire::ui::CellPanel</name>
    <message>
        <source>No notebook is open</source>
        <translation>没有打开的笔记本</translation>
    </message>
    <message>
        <source>Raw &amp;format:</source>
        <translation>原始格式(&amp;F)：</translation>
    </message>
    <message>
        <source>Cell metadata</source>
        <translation>单元格元数据</translation>
    </message>
    <message>
        <source>Notebook metadata</source>
        <translation>笔记本元数据</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>标签(&amp;T)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>Sub-slide</source>
        <translation>子幻灯片</translation>
    </message>
    <message>
        <source>Fragment</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Speaker notes</source>
        <translation>演讲者备注</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>&amp;Slide:</source>
        <translation>幻灯片(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Cell metadata</source>
        <translation>单元格元数据(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Notebook metadata</source>
        <translation>笔记本元数据(&amp;N)</translation>
    </message>
</context>
<context>
    <name>quire::ui::CellWidget</name>
    <message>
        <source>raw</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Code cell</source>
        <translation>代码单元格</translation>
    </message>
    <message>
        <source>Text cell</source>
        <translation>文本单元格</translation>
    </message>
    <message>
        <source>Raw cell</source>
        <translation>原始单元格</translation>
    </message>
    <message>
        <source>running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>waiting to run</source>
        <translation>等待运行</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>运行序号 %1</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1，第 %2 个，共 %3 个</translation>
    </message>
    <message>
        <source>Output of cell %1</source>
        <translation>单元格 %1 的输出</translation>
    </message>
    <message>
        <source>Code hidden</source>
        <translation>代码已隐藏</translation>
    </message>
    <message>
        <source>Text hidden</source>
        <translation>文本已隐藏</translation>
    </message>
    <message>
        <source>Output hidden</source>
        <translation>输出已隐藏</translation>
    </message>
    <message>
        <source>1 cell hidden</source>
        <translation>已隐藏 1 个单元格</translation>
    </message>
    <message>
        <source>%1 cells hidden</source>
        <translation>已隐藏 %1 个单元格</translation>
    </message>
    <message>
        <source>%1, running</source>
        <translation>%1，正在运行</translation>
    </message>
</context>
<context>
    <name>quire::ui::CodeEditor</name>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Comment or uncomment</source>
        <translation>添加或取消注释</translation>
    </message>
</context>
<context>
    <name>quire::ui::CollisionBar</name>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>The new files take their place</source>
        <translation>用新文件取代它们</translation>
    </message>
    <message>
        <source>Keep Both</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>The new ones get a number</source>
        <translation>新文件加上编号</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>What is there stays</source>
        <translation>保留已有的文件</translation>
    </message>
    <message>
        <source>Only Newer</source>
        <translation>仅较新的</translation>
    </message>
    <message>
        <source>Replace what was changed earlier</source>
        <translation>替换修改时间较早的文件</translation>
    </message>
    <message>
        <source>Only Different</source>
        <translation>仅不同的</translation>
    </message>
    <message>
        <source>Compare byte for byte, and replace what is not the same</source>
        <translation>逐字节比较，替换不相同的文件</translation>
    </message>
    <message>
        <source>%1: files of the same name are there already (%2). For all of them:</source>
        <translation>%1：已有同名文件（%2 个）。对所有这些文件：</translation>
    </message>
</context>
<context>
    <name>quire::ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>输入命令</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>匹配的命令</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between a command, its keys and why it cannot be done now, as a screen reader says them.</extracomment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>quire::ui::CompletionPopup</name>
    <message>
        <source>Completions</source>
        <translation>补全</translation>
    </message>
</context>
<context>
    <name>quire::ui::Composition</name>
    <message>
        <source>No machine is called “%1”. “quire machines” lists the ones Quire knows.</source>
        <translation>没有名为“%1”的机器。用“quire machines”可列出 Quire 已知的机器。</translation>
    </message>
</context>
<context>
    <name>quire::ui::ConflictDialog</name>
    <message>
        <source>&amp;Open Both</source>
        <translation>打开两者(&amp;O)</translation>
    </message>
    <message>
        <source>Keep This &amp;Computer's</source>
        <translation>保留此电脑的(&amp;C)</translation>
    </message>
    <message>
        <source>Keep the &amp;Machine's</source>
        <translation>保留机器的(&amp;M)</translation>
    </message>
    <message>
        <source>Keep &amp;Both</source>
        <translation>两者都保留(&amp;B)</translation>
    </message>
    <message>
        <source>Conflicts of “%1”</source>
        <translation>“%1”的冲突</translation>
    </message>
    <message>
        <source>Files in conflict</source>
        <translation>有冲突的文件</translation>
    </message>
    <message>
        <source>There are no conflicts.</source>
        <translation>没有冲突。</translation>
    </message>
    <message>
        <source>Both sides changed this file. The machine's version has the name %1, this computer's is beside it as %2. What you do not keep stays among the kept versions for a while.</source>
        <translation>两边都改动了此文件。机器的版本名为 %1，此电脑的版本在旁边，名为 %2。未保留的版本会暂存一段时间。</translation>
    </message>
    <message>
        <source>Use the Merged &amp;Text</source>
        <translation>使用合并后的文本(&amp;T)</translation>
    </message>
</context>
<context>
    <name>quire::ui::ConsolePage</name>
    <message>
        <source>A console with a kernel of its own</source>
        <translation>拥有独立内核的控制台</translation>
    </message>
    <message>
        <source>A console on the kernel of %1</source>
        <translation>使用 %1 的内核的控制台</translation>
    </message>
    <message>
        <source>Console toolbar</source>
        <translation>控制台工具栏</translation>
    </message>
    <message>
        <source>Run (Shift+Enter)</source>
        <translation>运行 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Interrupt the kernel</source>
        <translation>中断内核</translation>
    </message>
    <message>
        <source>Restart the kernel</source>
        <translation>重启内核</translation>
    </message>
    <message>
        <source>Clear the console</source>
        <translation>清空控制台</translation>
    </message>
    <message>
        <source>Show all activity of the kernel</source>
        <translation>显示内核的所有活动</translation>
    </message>
    <message>
        <source>The notebook whose kernel this console uses is closed. Open it again and attach a new console to go on.</source>
        <translation>此控制台所用内核的笔记本已关闭。请重新打开笔记本并新建控制台以继续。</translation>
    </message>
    <message>
        <source>A restart of the kernel loses its variables. What the console shows stays.</source>
        <translation>重启内核会丢失其变量。控制台中显示的内容会保留。</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>quire::ui::ConsoleTabs</name>
    <message>
        <source>Console %1</source>
        <translation>控制台 %1</translation>
    </message>
</context>
<context>
    <name>quire::ui::DeletedCellsPanel</name>
    <message>
        <source>Cells you delete are kept here until the notebook is closed.</source>
        <translation>删除的单元格会保留在这里，直到笔记本关闭。</translation>
    </message>
    <message>
        <source>&amp;Put Back</source>
        <translation>放回(&amp;P)</translation>
    </message>
    <message>
        <source>Deleted cells</source>
        <translation>已删除的单元格</translation>
    </message>
    <message>
        <source>Empty cell</source>
        <translation>空单元格</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>with output</source>
        <translation>含输出</translation>
    </message>
</context>
<context>
    <name>quire::ui::DelimitedView</name>
    <message>
        <source>Show only rows with what is looked for</source>
        <translation>只显示包含查找内容的行</translation>
    </message>
    <message>
        <source>First row names the columns</source>
        <translation>首行为列名</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in the table</source>
        <translation>在表格中查找</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>竖线 |</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy with Headers</source>
        <translation>连同表头复制</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>显示 %1 行</translation>
    </message>
    <message>
        <source>%1 rows × %2 columns</source>
        <translation>%1 行 × %2 列</translation>
    </message>
</context>
<context>
    <name>quire::ui::DocumentOpener</name>
    <message>
        <source>The machine of “%1” is not known any more. Add it again first.</source>
        <translation>“%1”所在的机器已不在列表中。请先重新添加它。</translation>
    </message>
    <message>
        <source>Open File</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Notebooks (*.ipynb);;All files (*)</source>
        <translation>笔记本 (*.ipynb);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>quire::ui::EditorCommands</name>
    <message>
        <source>Comment or uncomment</source>
        <translation>注释或取消注释</translation>
    </message>
    <message>
        <source>Block comment</source>
        <translation>块注释</translation>
    </message>
    <message>
        <source>Delete lines</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>Move lines up</source>
        <translation>上移行</translation>
    </message>
    <message>
        <source>Move lines down</source>
        <translation>下移行</translation>
    </message>
    <message>
        <source>Copy lines up</source>
        <translation>向上复制行</translation>
    </message>
    <message>
        <source>Copy lines down</source>
        <translation>向下复制行</translation>
    </message>
    <message>
        <source>Indent lines</source>
        <translation>增加缩进</translation>
    </message>
    <message>
        <source>Take indentation away</source>
        <translation>减少缩进</translation>
    </message>
    <message>
        <source>Select the next occurrence</source>
        <translation>选择下一处相同内容</translation>
    </message>
    <message>
        <source>Bold (Markdown)</source>
        <translation>粗体（Markdown）</translation>
    </message>
    <message>
        <source>Italic (Markdown)</source>
        <translation>斜体（Markdown）</translation>
    </message>
    <message>
        <source>Insert link (Markdown)</source>
        <translation>插入链接（Markdown）</translation>
    </message>
</context>
<context>
    <name>quire::ui::ErrorItem</name>
    <message>
        <source>%1 lines</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>Hide Traceback</source>
        <translation>收起错误堆栈</translation>
    </message>
    <message>
        <source>Show Traceback</source>
        <translation>展开错误堆栈</translation>
    </message>
</context>
<context>
    <name>quire::ui::ExportDesk</name>
    <message>
        <source>The notebook was closed.</source>
        <translation>笔记本已关闭。</translation>
    </message>
    <message>
        <source>Export to %1</source>
        <translation>导出为 %1</translation>
    </message>
    <message>
        <source>Export As</source>
        <translation>导出为</translation>
    </message>
</context>
<context>
    <name>quire::ui::ExportDialog</name>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>代码(&amp;C)</translation>
    </message>
    <message>
        <source>O&amp;utputs</source>
        <translation>输出(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Table of contents</source>
        <translation>目录(&amp;T)</translation>
    </message>
    <message>
        <source>Page &amp;headers and footers</source>
        <translation>页眉和页脚(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Export Notebook</source>
        <translation>导出笔记本</translation>
    </message>
    <message>
        <source>Choose where to export to</source>
        <translation>选择导出位置</translation>
    </message>
    <message>
        <source>draft, solution</source>
        <translation>draft, solution</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter（信纸）</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>格式(&amp;F)：</translation>
    </message>
    <message>
        <source>F&amp;ile:</source>
        <translation>文件(&amp;I)：</translation>
    </message>
    <message>
        <source>Show:</source>
        <translation>显示：</translation>
    </message>
    <message>
        <source>&amp;Leave out cells tagged:</source>
        <translation>略去带有标签的单元格(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Paper:</source>
        <translation>纸张(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Only the selected cells (%1)</source>
        <translation>仅选中的单元格（%1 个）(&amp;O)</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
</context>
<context>
    <name>quire::ui::ExportTask</name>
    <message>
        <source>Exporting “%1”…</source>
        <translation>正在导出“%1”…</translation>
    </message>
    <message>
        <source>Exporting “%1”… %2 %</source>
        <translation>正在导出“%1”… %2 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Exported to “%1”.</source>
        <translation>已导出到“%1”。</translation>
    </message>
    <message>
        <source>%1 more remarks.</source>
        <translation>另有 %1 条说明。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>quire::ui::ExportedPage</name>
    <message>
        <source>File toolbar</source>
        <translation>文件工具栏</translation>
    </message>
    <message>
        <source>Find in this page</source>
        <translation>在此页中查找</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Natural size</source>
        <translation>原始大小</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Open as text</source>
        <translation>以文本方式打开</translation>
    </message>
    <message>
        <source>Open with another program</source>
        <translation>用其他程序打开</translation>
    </message>
    <message>
        <source>Open %1 in the browser?</source>
        <translation>在浏览器中打开 %1 吗？</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>quire::ui::ExportedView</name>
    <message>
        <source>Find in this page</source>
        <translation>在此页中查找</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Web pages cannot be shown: Quire's web part is not installed.</source>
        <translation>无法显示网页：未安装 Quire 的网页组件。</translation>
    </message>
    <message>
        <source>Exported page</source>
        <translation>导出的页面</translation>
    </message>
    <message>
        <source>1 remote resource blocked: this page is shown with no network.</source>
        <translation>已阻止 1 个远程资源：此页面在没有网络的情况下显示。</translation>
    </message>
    <message>
        <source>%1 remote resources blocked: this page is shown with no network.</source>
        <translation>已阻止 %1 个远程资源：此页面在没有网络的情况下显示。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Allow Once</source>
        <translation>允许一次</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>The page could not be printed.</source>
        <translation>无法打印此页面。</translation>
    </message>
    <message>
        <source>This page used more than it may and was ended. Open it again to see it.</source>
        <translation>此页面占用过多资源，已被结束。请重新打开查看。</translation>
    </message>
</context>
<context>
    <name>quire::ui::FileBrowser</name>
    <message>
        <source>New Notebook</source>
        <translation>新建笔记本</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>New Text File</source>
        <translation>新建文本文件</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Copy Path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Filter by Name</source>
        <translation>按名称筛选</translation>
    </message>
    <message>
        <source>Part of a name, or *.csv</source>
        <translation>名称的一部分，或 *.csv</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Nothing here has such a name.</source>
        <translation>这里没有这样的名称。</translation>
    </message>
    <message>
        <source>This folder is empty.</source>
        <translation>此文件夹为空。</translation>
    </message>
    <message>
        <source>New Launcher</source>
        <translation>新建启动器</translation>
    </message>
    <message>
        <source>Go to This Folder</source>
        <translation>进入此文件夹</translation>
    </message>
    <message>
        <source>Quick Look</source>
        <translation>快速查看</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Copy Shareable Link</source>
        <translation>复制可分享的链接</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Upload Files…</source>
        <translation>上传文件…</translation>
    </message>
    <message>
        <source>Upload Folder…</source>
        <translation>上传文件夹…</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>下载…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>向上</translation>
    </message>
    <message>
        <source>Go to a Folder…</source>
        <translation>前往文件夹…</translation>
    </message>
    <message>
        <source>Show as a List</source>
        <translation>以列表显示</translation>
    </message>
    <message>
        <source>Show Hidden Files</source>
        <translation>显示隐藏文件</translation>
    </message>
    <message>
        <source>Open With</source>
        <translation>打开方式</translation>
    </message>
    <message>
        <source>Upload Folder</source>
        <translation>上传文件夹</translation>
    </message>
    <message>
        <source>Upload Files</source>
        <translation>上传文件</translation>
    </message>
    <message>
        <source>All that is here is hidden.</source>
        <translation>这里只有隐藏文件。</translation>
    </message>
</context>
<context>
    <name>quire::ui::FileCommands</name>
    <message>
        <source>“%1” is in the trash.</source>
        <translation>“%1”已移到回收站。</translation>
    </message>
    <message>
        <source>%1 items are in the trash.</source>
        <translation>%1 个项目已移到回收站。</translation>
    </message>
    <message>
        <source>One item was moved.</source>
        <translation>已移动 1 个项目。</translation>
    </message>
    <message>
        <source>%1 items were moved.</source>
        <translation>已移动 %1 个项目。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Delete “%1”? The server moves it to its trash where it has one.</source>
        <translation>要删除“%1”吗？服务器若有回收站，会移到那里。</translation>
    </message>
    <message>
        <source>Delete %1 items? The server moves them to its trash where it has one.</source>
        <translation>要删除 %1 个项目吗？服务器若有回收站，会移到那里。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The machine is not there any more.</source>
        <translation>这台机器已不在。</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>已删除“%1”。</translation>
    </message>
    <message>
        <source>%1 items were deleted.</source>
        <translation>已删除 %1 个项目。</translation>
    </message>
</context>
<context>
    <name>quire::ui::FileDialogs</name>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Accepted files (%1)</source>
        <translation>可接受的文件 (%1)</translation>
    </message>
    <message>
        <source>Give Files to an Output</source>
        <translation>为输出选择文件</translation>
    </message>
    <message>
        <source>Save What an Output Made</source>
        <translation>保存输出生成的文件</translation>
    </message>
</context>
<context>
    <name>quire::ui::FileOpener</name>
    <message>
        <source>“%1” could not be written: %2.</source>
        <translation>无法写入“%1”：%2。</translation>
    </message>
    <message>
        <source>The sample notebook is missing from this installation.</source>
        <translation>此安装中缺少示例笔记本。</translation>
    </message>
    <message>
        <source>No program on this desktop opens “%1”. It is at %2.</source>
        <translation>此桌面上没有可以打开“%1”的程序。该文件位于 %2。</translation>
    </message>
</context>
<context>
    <name>quire::ui::FilePage</name>
    <message>
        <source>“%1” cannot be shown. %2</source>
        <translation>无法显示“%1”。%2</translation>
    </message>
</context>
<context>
    <name>quire::ui::FileTree</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>quire::ui::FindBar</name>
    <message>
        <source>Also replace</source>
        <translation>同时替换</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Ctrl+H</translation>
    </message>
    <message>
        <source>Alt+C</source>
        <translation>Alt+C</translation>
    </message>
    <message>
        <source>Alt+W</source>
        <translation>Alt+W</translation>
    </message>
    <message>
        <source>Alt+R</source>
        <translation>Alt+R</translation>
    </message>
    <message>
        <source>Ctrl+Shift+G</source>
        <translation>Ctrl+Shift+G</translation>
    </message>
    <message>
        <source>Ctrl+G</source>
        <translation>Ctrl+G</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Also look in outputs</source>
        <translation>同时在输出中查找</translation>
    </message>
    <message>
        <source>Selected cells</source>
        <translation>选中的单元格</translation>
    </message>
    <message>
        <source>Only in the selected cells</source>
        <translation>只在选中的单元格中查找</translation>
    </message>
    <message>
        <source>Alt+L</source>
        <translation>Alt+L</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>This expression takes too long on some texts; they were left out.</source>
        <translation>这个表达式在某些文本上耗时过长，已跳过这些文本。</translation>
    </message>
    <message>
        <source>%1 replaced, cells changed: %2</source>
        <translation>已替换 %1 处，改动了 %2 个单元格</translation>
    </message>
</context>
<context>
    <name>quire::ui::FindRows</name>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace All</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>全字匹配</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 处</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
</context>
<context>
    <name>quire::ui::FolderDesk</name>
    <message>
        <source>Open Terminal Here</source>
        <translation>在此处打开终端</translation>
    </message>
    <message>
        <source>Clone Repository…</source>
        <translation>克隆仓库…</translation>
    </message>
    <message>
        <source>Download from Address…</source>
        <translation>从网址下载…</translation>
    </message>
</context>
<context>
    <name>quire::ui::GitHubCopies</name>
    <message>
        <source>Open from GitHub or Gist</source>
        <translation>从 GitHub 或 Gist 打开</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>A page of GitHub, Gist, nbviewer or Colab, or any address of an .ipynb file. A copy is put on %1; its outputs are not trusted until you say so.</source>
        <translation>GitHub、Gist、nbviewer 或 Colab 的页面，或任意 .ipynb 文件的地址。副本会放到 %1 上；在您确认之前，其输出不受信任。</translation>
    </message>
    <message>
        <source>Fetching the notebook…</source>
        <translation>正在获取笔记本…</translation>
    </message>
    <message>
        <source>Several Notebooks</source>
        <translation>多个笔记本</translation>
    </message>
    <message>
        <source>Which one?</source>
        <translation>选择哪一个？</translation>
    </message>
    <message>
        <source>What is at this address is no notebook.</source>
        <translation>此地址处的内容不是笔记本。</translation>
    </message>
    <message>
        <source>The machine is not there any more.</source>
        <translation>该机器已不存在。</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>owner/name; empty makes a gist</source>
        <translation>所有者/名称；留空则创建 gist</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>The repository’s own</source>
        <translation>仓库的默认分支</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>Everybody may find the gist</source>
        <translation>公开此 gist</translation>
    </message>
    <message>
        <source>Replace the file if it is there</source>
        <translation>文件已存在时替换</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Made at GitHub under Settings ▸ Developer settings</source>
        <translation>在 GitHub 的 Settings ▸ Developer settings 中创建</translation>
    </message>
    <message>
        <source>For gists the token needs the scope “gist”, for repositories “repo” or write access to the contents of that one. It is kept with your other tokens, in the keychain where there is one.</source>
        <translation>保存 gist 需要令牌具有“gist”权限；保存到仓库需要“repo”权限或对该仓库内容的写权限。令牌与您的其他令牌一起保存，有密钥环时存于密钥环中。</translation>
    </message>
    <message>
        <source>Save a Copy to GitHub or Gist</source>
        <translation>将副本保存到 GitHub 或 Gist</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saving a copy at GitHub…</source>
        <translation>正在将副本保存到 GitHub…</translation>
    </message>
    <message>
        <source>A copy is at GitHub: %1</source>
        <translation>副本已保存到 GitHub：%1</translation>
    </message>
    <message>
        <source>Show in Browser</source>
        <translation>在浏览器中显示</translation>
    </message>
</context>
<context>
    <name>quire::ui::GitLine</name>
    <message>
        <source>no branch (%1)</source>
        <translation>无分支（%1）</translation>
    </message>
    <message>
        <source>no changes</source>
        <translation>无更改</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 处更改</translation>
    </message>
    <message>
        <source>%1 to push</source>
        <translation>%1 个待推送</translation>
    </message>
    <message>
        <source>%1 to pull</source>
        <translation>%1 个待拉取</translation>
    </message>
    <message>
        <source>Git: %1</source>
        <translation>Git：%1</translation>
    </message>
</context>
<context>
    <name>quire::ui::GoToCell</name>
    <message>
        <source>Go to cell</source>
        <translation>转到单元格</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1 个</translation>
    </message>
</context>
<context>
    <name>quire::ui::InputRow</name>
    <message>
        <source>Hidden answer, Enter sends it</source>
        <translation>输入内容不会显示，按 Enter 发送</translation>
    </message>
    <message>
        <source>Answer, Enter sends it</source>
        <translation>输入内容，按 Enter 发送</translation>
    </message>
    <message>
        <source>The program asks for input</source>
        <translation>程序请求输入</translation>
    </message>
</context>
<context>
    <name>quire::ui::InspectionTip</name>
    <message>
        <source>Documentation</source>
        <translation>文档</translation>
    </message>
</context>
<context>
    <name>quire::ui::InspectorPanel</name>
    <message>
        <source>Follow the cursor</source>
        <translation>跟随光标</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Put the cursor on a name to read about it, or run a name with “?” behind it.</source>
        <translation>将光标放在名称上即可查看说明，也可以在名称后加“?”运行。</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in the documentation</source>
        <translation>在文档中查找</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
</context>
<context>
    <name>quire::ui::JsonItem</name>
    <message>
        <source>%1 more</source>
        <translation>还有 %1 项</translation>
    </message>
    <message>
        <source>JSON tree with %1 items</source>
        <translation>JSON 树，%1 项</translation>
    </message>
    <message>
        <source>Copy Value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Copy Path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Expand All</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Collapse All</source>
        <translation>全部折叠</translation>
    </message>
</context>
<context>
    <name>quire::ui::KernelWords</name>
    <message>
        <source>not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>忙碌</translation>
    </message>
    <message>
        <source>restarting</source>
        <translation>正在重启</translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>正在重新连接</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>已终止</translation>
    </message>
    <message>
        <source>No kernel</source>
        <translation>没有内核</translation>
    </message>
</context>
<context>
    <name>quire::ui::Keymap</name>
    <message>
        <source>Classic Notebook</source>
        <translation>经典 Notebook</translation>
    </message>
    <message>
        <source>Google Colab</source>
        <translation>Google Colab</translation>
    </message>
    <message>
        <source>JupyterLab</source>
        <translation>JupyterLab</translation>
    </message>
</context>
<context>
    <name>quire::ui::LauncherPage</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>New notebook</source>
        <translation>新建笔记本</translation>
    </message>
    <message>
        <source>On the machine in use</source>
        <translation>在当前使用的机器上</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>A notebook anywhere on this computer</source>
        <translation>本机任意位置的笔记本</translation>
    </message>
    <message>
        <source>A short tour</source>
        <translation>快速入门</translation>
    </message>
    <message>
        <source>A sample notebook to try things in</source>
        <translation>可以动手尝试的示例笔记本</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Ready to use; nothing leaves it</source>
        <translation>可以直接使用；数据不会离开本机</translation>
    </message>
    <message>
        <source>Add a server…</source>
        <translation>添加服务器…</translation>
    </message>
    <message>
        <source>Any Jupyter server, by its address</source>
        <translation>按地址添加任意 Jupyter 服务器</translation>
    </message>
    <message>
        <source>All machines</source>
        <translation>所有机器</translation>
    </message>
    <message>
        <source>What is running, and where</source>
        <translation>查看正在运行的内容及其位置</translation>
    </message>
    <message>
        <source>Recent notebooks</source>
        <translation>最近的笔记本</translation>
    </message>
    <message>
        <source>Notebooks you open appear here.</source>
        <translation>您打开过的笔记本会显示在这里。</translation>
    </message>
    <message>
        <source>New console</source>
        <translation>新建控制台</translation>
    </message>
    <message>
        <source>To talk with a kernel line by line</source>
        <translation>与内核逐行对话</translation>
    </message>
    <message>
        <source>New terminal</source>
        <translation>新建终端</translation>
    </message>
    <message>
        <source>A shell on the machine in use</source>
        <translation>在当前机器上运行的命令行</translation>
    </message>
</context>
<context>
    <name>quire::ui::LibraryDesk</name>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
</context>
<context>
    <name>quire::ui::LibraryPanel</name>
    <message>
        <source>Sort by</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组方式</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show as cards</source>
        <translation>以卡片显示</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜索资料库</translation>
    </message>
    <message>
        <source>Add to the library</source>
        <translation>添加到资料库</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Drop notebooks, exported pages, PDF or Markdown files here, or a folder that is watched from then on. Everything in the library can be read and searched with no network.</source>
        <translation>把笔记本、导出的页面、PDF 或 Markdown 文件拖到这里，也可以拖入一个文件夹，之后会一直关注它。资料库中的一切都可以在没有网络时阅读和搜索。</translation>
    </message>
    <message>
        <source>Nothing of this kind.</source>
        <translation>没有这类内容。</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>什么也没找到。</translation>
    </message>
    <message>
        <source>In the library: %1</source>
        <translation>资料库中共 %1 项</translation>
    </message>
    <message>
        <source>%1 · still to be read: %2</source>
        <translation>%1 · 待读取：%2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Remove from the Library</source>
        <translation>从资料库中移除</translation>
    </message>
    <message>
        <source>Delete the File…</source>
        <translation>删除文件…</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags, with commas between them:</source>
        <translation>标签，用逗号分隔：</translation>
    </message>
    <message>
        <source>Delete the file “%1” from this computer?</source>
        <translation>要从这台电脑上删除文件“%1”吗？</translation>
    </message>
    <message>
        <source>Delete these files from this computer: %1?</source>
        <translation>要从这台电脑上删除这 %1 个文件吗？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Add Files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Watch a Folder…</source>
        <translation>关注文件夹…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>停止关注</translation>
    </message>
    <message>
        <source>Add Files to the Library</source>
        <translation>将文件添加到资料库</translation>
    </message>
    <message>
        <source>Notebooks and documents (*.ipynb *.html *.htm *.pdf *.md *.markdown)</source>
        <translation>笔记本和文档 (*.ipynb *.html *.htm *.pdf *.md *.markdown)</translation>
    </message>
    <message>
        <source>Watch a Folder</source>
        <translation>关注文件夹</translation>
    </message>
    <message>
        <source>The library holds notebooks, web pages, PDF and Markdown files. Others were left out: %1.</source>
        <translation>资料库收录笔记本、网页、PDF 和 Markdown 文件。其余 %1 个未收录。</translation>
    </message>
</context>
<context>
    <name>quire::ui::MachineFiles</name>
    <message>
        <source>Notebooks</source>
        <translation>笔记本</translation>
    </message>
    <message>
        <source>Picture Viewer</source>
        <translation>图片查看器</translation>
    </message>
    <message>
        <source>Table Viewer</source>
        <translation>表格查看器</translation>
    </message>
    <message>
        <source>JSON Viewer</source>
        <translation>JSON 查看器</translation>
    </message>
    <message>
        <source>PDF Viewer</source>
        <translation>PDF 查看器</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>笔记本</translation>
    </message>
    <message>
        <source>Text Editor</source>
        <translation>文本编辑器</translation>
    </message>
    <message>
        <source>Another Program</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>“%1” cannot be fetched from here.</source>
        <translation>无法从这里获取“%1”。</translation>
    </message>
    <message>
        <source>The machine of “%1” is gone.</source>
        <translation>“%1”所在的机器已不可用。</translation>
    </message>
    <message>
        <source>The name of “%1” is no text, so it is only shown. Rename it to open it.</source>
        <translation>“%1”的名称不是文本，因此只能查看。请重命名后再打开。</translation>
    </message>
</context>
<context>
    <name>quire::ui::MachineWork</name>
    <message>
        <source>Clone Repository</source>
        <translation>克隆仓库</translation>
    </message>
    <message>
        <source>Clone</source>
        <translation>克隆</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Into folder</source>
        <translation>目标文件夹</translation>
    </message>
    <message>
        <source>The top folder</source>
        <translation>顶层文件夹</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>That of the repository</source>
        <translation>与仓库同名</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>The repository’s own</source>
        <translation>仓库的默认分支</translation>
    </message>
    <message>
        <source>git on %1 does it. It asks for no password: a private repository needs a key there, or a token in the address, which is not kept.</source>
        <translation>由 %1 上的 git 完成，不会询问密码：私有仓库需要该机器上的密钥，或在地址中包含令牌（不会保存）。</translation>
    </message>
    <message>
        <source>Download from Address</source>
        <translation>从地址下载</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>As the server names it</source>
        <translation>使用服务器给出的名称</translation>
    </message>
    <message>
        <source>%1 downloads it, not this computer.</source>
        <translation>由 %1 下载，而不是本机。</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Cloning %1</source>
        <translation>正在克隆 %1</translation>
    </message>
    <message>
        <source>Downloading %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message>
        <source>%1 through this computer…</source>
        <translation>%1（经由本机）…</translation>
    </message>
    <message>
        <source>The machine is not there any more.</source>
        <translation>该机器已不存在。</translation>
    </message>
    <message>
        <source>There is already something named “%1”. Choose another name.</source>
        <translation>已存在名为“%1”的内容，请换一个名称。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1: %2 % %3</source>
        <translation>%1：%2 % %3</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1：%2 / %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>“%1” is on %2 now.</source>
        <translation>“%1”已在 %2 上。</translation>
    </message>
    <message>
        <source>Copy on the Machine</source>
        <translation>在机器上复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>%1 copies it, nothing goes through this computer.</source>
        <translation>由 %1 复制，不经过这台计算机。</translation>
    </message>
    <message>
        <source>%1 files and folders</source>
        <translation>%1 个文件和文件夹</translation>
    </message>
    <message>
        <source>Copying %1 to %2</source>
        <translation>正在将 %1 复制到 %2</translation>
    </message>
</context>
<context>
    <name>quire::ui::MachinesPanel</name>
    <message>
        <source>Machines</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Add a Server…</source>
        <translation>添加服务器…</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未查询</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>no capacity</source>
        <translation>没有可用资源</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>In Use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Forget this server</source>
        <translation>移除此服务器</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>quire::ui::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New Notebook</source>
        <translation>新建笔记本(&amp;N)</translation>
    </message>
    <message>
        <source>New &amp;Tab</source>
        <translation>新建标签页(&amp;T)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation>Ctrl+Shift+L</translation>
    </message>
    <message>
        <source>&amp;Open File…</source>
        <translation>打开文件(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Close Tab</source>
        <translation>关闭标签页(&amp;C)</translation>
    </message>
    <message>
        <source>Alt+W</source>
        <translation>Alt+W</translation>
    </message>
    <message>
        <source>Close and Shut &amp;Down Kernel</source>
        <translation>关闭标签页并关闭内核(&amp;D)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Q</source>
        <translation>Ctrl+Shift+Q</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Show or Hide &amp;Panels</source>
        <translation>显示或隐藏面板(&amp;P)</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Ctrl+B</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation>Ctrl+Shift+B</translation>
    </message>
    <message>
        <source>&amp;Outline</source>
        <translation>大纲(&amp;O)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+K</source>
        <translation>Ctrl+Shift+K</translation>
    </message>
    <message>
        <source>&amp;Next Tab</source>
        <translation>下一个标签页(&amp;N)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+]</source>
        <translation>Ctrl+Shift+]</translation>
    </message>
    <message>
        <source>Pre&amp;vious Tab</source>
        <translation>上一个标签页(&amp;V)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+[</source>
        <translation>Ctrl+Shift+[</translation>
    </message>
    <message>
        <source>&amp;Larger Code</source>
        <translation>放大代码字号(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller Code</source>
        <translation>缩小代码字号(&amp;M)</translation>
    </message>
    <message>
        <source>Normal Code &amp;Size</source>
        <translation>默认代码字号(&amp;S)</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Kernel</source>
        <translation>内核(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Change Kernel…</source>
        <translation>更换内核(&amp;C)…</translation>
    </message>
    <message>
        <source>Reco&amp;nnect</source>
        <translation>重新连接(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Shut Down</source>
        <translation>关闭(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Machine</source>
        <translation>机器(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Choose a Machine</source>
        <translation>选择机器(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Add a Server…</source>
        <translation>添加服务器(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>命令(&amp;C)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>A Short &amp;Tour</source>
        <translation>快速入门(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;About Quire</source>
        <translation>关于 Quire(&amp;A)</translation>
    </message>
    <message>
        <source>Save a Co&amp;py…</source>
        <translation>另存副本(&amp;P)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>&amp;Reopen Closed Tab</source>
        <translation>重新打开关闭的标签页(&amp;R)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
    <message>
        <source>Open &amp;Tabs</source>
        <translation>打开的标签页(&amp;T)</translation>
    </message>
    <message>
        <source>Ctrl+Alt+A</source>
        <translation>Ctrl+Alt+A</translation>
    </message>
    <message>
        <source>T&amp;ab Used Before</source>
        <translation>上一个使用的标签页(&amp;B)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+'</source>
        <translation>Ctrl+Shift+'</translation>
    </message>
    <message>
        <source>Keyboard &amp;Shortcuts…</source>
        <translation>键盘快捷键(&amp;S)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+H</source>
        <translation>Ctrl+Shift+H</translation>
    </message>
    <message>
        <source>Varia&amp;bles</source>
        <translation>变量(&amp;B)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+V</source>
        <translation>Ctrl+Shift+V</translation>
    </message>
    <message>
        <source>Execution &amp;Queue</source>
        <translation>执行队列(&amp;Q)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+U</source>
        <translation>Ctrl+Shift+U</translation>
    </message>
    <message>
        <source>&amp;Contextual Help</source>
        <translation>上下文帮助(&amp;C)</translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation>Ctrl+I</translation>
    </message>
    <message>
        <source>No notebook is open</source>
        <translation>没有打开的笔记本</translation>
    </message>
    <message>
        <source>No kernel</source>
        <translation>没有内核</translation>
    </message>
    <message>
        <source>Nothing to save</source>
        <translation>没有可保存的内容</translation>
    </message>
    <message>
        <source>No tab was closed</source>
        <translation>没有关闭过标签页</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Y</source>
        <translation>Ctrl+Shift+Y</translation>
    </message>
    <message>
        <source>Cell Ta&amp;gs and Metadata</source>
        <translation>单元格标签和元数据(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Deleted Cells</source>
        <translation>已删除的单元格(&amp;D)</translation>
    </message>
    <message>
        <source>Show or &amp;Hide the Right Panels</source>
        <translation>显示或隐藏右侧面板(&amp;H)</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Ctrl+J</translation>
    </message>
    <message>
        <source>Find in Open &amp;Notebooks…</source>
        <translation>在打开的笔记本中查找(&amp;N)…</translation>
    </message>
    <message>
        <source>Ctrl+Alt+F</source>
        <translation>Ctrl+Alt+F</translation>
    </message>
    <message>
        <source>New Conso&amp;le</source>
        <translation>新建控制台(&amp;L)</translation>
    </message>
    <message>
        <source>Run Selection or &amp;Line in Console</source>
        <translation>在控制台中运行所选内容或当前行(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;onsole for This Kernel</source>
        <translation>此内核的控制台(&amp;O)</translation>
    </message>
    <message>
        <source>Nothing is being edited</source>
        <translation>没有正在编辑的内容</translation>
    </message>
    <message>
        <source>New Ter&amp;minal</source>
        <translation>新建终端(&amp;M)</translation>
    </message>
    <message>
        <source>Clone Repositor&amp;y…</source>
        <translation>克隆仓库(&amp;Y)…</translation>
    </message>
    <message>
        <source>Do&amp;wnload from Address…</source>
        <translation>从地址下载(&amp;W)…</translation>
    </message>
    <message>
        <source>Open from &amp;GitHub or Gist…</source>
        <translation>从 GitHub 或 Gist 打开(&amp;G)…</translation>
    </message>
    <message>
        <source>Save a Copy to GitHu&amp;b or Gist…</source>
        <translation>将副本保存到 GitHub 或 Gist(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Running Kernels and Terminals</source>
        <translation>正在运行的内核和终端(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pair a Folder…</source>
        <translation>配对文件夹(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Synced Folders</source>
        <translation>同步文件夹(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Export Notebook As</source>
        <translation>导出笔记本为(&amp;E)</translation>
    </message>
    <message>
        <source>Export as %1…</source>
        <translation>导出为 %1…</translation>
    </message>
    <message>
        <source>&amp;More Options…</source>
        <translation>更多选项(&amp;M)…</translation>
    </message>
    <message>
        <source>By the Machine's &amp;nbconvert…</source>
        <translation>使用机器的 &amp;nbconvert…</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>资料库(&amp;L)</translation>
    </message>
</context>
<context>
    <name>quire::ui::MainWindow</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>Open tabs</source>
        <translation>打开的标签页</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Your saved tokens are locked. Unlock them to use your servers.</source>
        <translation>您保存的令牌已锁定。请解锁以使用您的服务器。</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>解锁…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Keep It Encrypted…</source>
        <translation>加密保存…</translation>
    </message>
    <message>
        <source>Only Until Quire Ends</source>
        <translation>仅保留到 Quire 退出</translation>
    </message>
    <message>
        <source>%1 — Quire</source>
        <translation>%1 — Quire</translation>
    </message>
    <message>
        <source>About Quire</source>
        <translation>关于 Quire</translation>
    </message>
    <message>
        <source>&lt;b&gt;Quire %1&lt;/b&gt;&lt;br&gt;A native desktop client for remote notebooks.&lt;br&gt;&lt;br&gt;Free software under the GNU General Public License, version 3 or later.</source>
        <translation>&lt;b&gt;Quire %1&lt;/b&gt;&lt;br&gt;用于远程笔记本的原生桌面客户端。&lt;br&gt;&lt;br&gt;自由软件，依据 GNU 通用公共许可证第 3 版或更高版本发布。</translation>
    </message>
    <message>
        <source>Unsaved Changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>These have changes that are not saved: %1.</source>
        <translation>以下内容有未保存的更改：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>quire::ui::MergeView</name>
    <message>
        <source>Of this computer</source>
        <translation>此电脑的</translation>
    </message>
    <message>
        <source>As both had it</source>
        <translation>双方原有的</translation>
    </message>
    <message>
        <source>Of the machine</source>
        <translation>机器的</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合并结果</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>此电脑</translation>
    </message>
    <message>
        <source>the machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Together: %1 places have to be decided, between &lt;&lt;&lt;&lt;&lt;&lt;&lt; and &gt;&gt;&gt;&gt;&gt;&gt;&gt;</source>
        <translation>合并结果：有 %1 处需要决定，位于 &lt;&lt;&lt;&lt;&lt;&lt;&lt; 与 &gt;&gt;&gt;&gt;&gt;&gt;&gt; 之间</translation>
    </message>
</context>
<context>
    <name>quire::ui::MetadataEditor</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Metadata is an object: it begins with { and ends with }.</source>
        <translation>元数据是一个对象：以 { 开头，以 } 结尾。</translation>
    </message>
</context>
<context>
    <name>quire::ui::NotebookCommand</name>
    <message>
        <source>Run cell and go on</source>
        <translation>运行单元格并前进</translation>
    </message>
    <message>
        <source>Run cell</source>
        <translation>运行单元格</translation>
    </message>
    <message>
        <source>Run cell and insert below</source>
        <translation>运行单元格并在下方插入</translation>
    </message>
    <message>
        <source>Run all cells</source>
        <translation>运行所有单元格</translation>
    </message>
    <message>
        <source>Run all above</source>
        <translation>运行上方所有单元格</translation>
    </message>
    <message>
        <source>Run this cell and all below</source>
        <translation>运行此单元格及下方所有单元格</translation>
    </message>
    <message>
        <source>Interrupt kernel</source>
        <translation>中断内核</translation>
    </message>
    <message>
        <source>Restart kernel</source>
        <translation>重启内核</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cut cells</source>
        <translation>剪切单元格</translation>
    </message>
    <message>
        <source>Copy cells</source>
        <translation>复制单元格</translation>
    </message>
    <message>
        <source>Paste cells below</source>
        <translation>在下方粘贴单元格</translation>
    </message>
    <message>
        <source>Delete cells</source>
        <translation>删除单元格</translation>
    </message>
    <message>
        <source>Insert cell above</source>
        <translation>在上方插入单元格</translation>
    </message>
    <message>
        <source>Insert cell below</source>
        <translation>在下方插入单元格</translation>
    </message>
    <message>
        <source>Move cells up</source>
        <translation>上移单元格</translation>
    </message>
    <message>
        <source>Move cells down</source>
        <translation>下移单元格</translation>
    </message>
    <message>
        <source>Merge selected cells</source>
        <translation>合并所选单元格</translation>
    </message>
    <message>
        <source>Merge with cell above</source>
        <translation>与上方单元格合并</translation>
    </message>
    <message>
        <source>Merge with cell below</source>
        <translation>与下方单元格合并</translation>
    </message>
    <message>
        <source>Split cell at cursor</source>
        <translation>在光标处拆分单元格</translation>
    </message>
    <message>
        <source>Change to code</source>
        <translation>改为代码</translation>
    </message>
    <message>
        <source>Change to Markdown</source>
        <translation>改为 Markdown</translation>
    </message>
    <message>
        <source>Change to raw</source>
        <translation>改为原始</translation>
    </message>
    <message>
        <source>Heading 1</source>
        <translation>一级标题</translation>
    </message>
    <message>
        <source>Heading 2</source>
        <translation>二级标题</translation>
    </message>
    <message>
        <source>Heading 3</source>
        <translation>三级标题</translation>
    </message>
    <message>
        <source>Heading 4</source>
        <translation>四级标题</translation>
    </message>
    <message>
        <source>Heading 5</source>
        <translation>五级标题</translation>
    </message>
    <message>
        <source>Heading 6</source>
        <translation>六级标题</translation>
    </message>
    <message>
        <source>Clear output</source>
        <translation>清除输出</translation>
    </message>
    <message>
        <source>Clear all outputs</source>
        <translation>清除所有输出</translation>
    </message>
    <message>
        <source>Line numbers</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Comment or uncomment lines</source>
        <translation>添加或取消行注释</translation>
    </message>
    <message>
        <source>Edit cell</source>
        <translation>编辑单元格</translation>
    </message>
    <message>
        <source>Stop editing</source>
        <translation>停止编辑</translation>
    </message>
    <message>
        <source>Select previous cell</source>
        <translation>选择上一个单元格</translation>
    </message>
    <message>
        <source>Select next cell</source>
        <translation>选择下一个单元格</translation>
    </message>
    <message>
        <source>Extend selection up</source>
        <translation>向上扩展选择</translation>
    </message>
    <message>
        <source>Extend selection down</source>
        <translation>向下扩展选择</translation>
    </message>
    <message>
        <source>Extend selection to the top</source>
        <translation>将选择扩展到顶部</translation>
    </message>
    <message>
        <source>Extend selection to the bottom</source>
        <translation>将选择扩展到底部</translation>
    </message>
    <message>
        <source>Select all cells</source>
        <translation>选择所有单元格</translation>
    </message>
    <message>
        <source>Copy output text</source>
        <translation>复制输出文本</translation>
    </message>
    <message>
        <source>Go to output</source>
        <translation>转到输出</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>查找和替换…</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Complete code</source>
        <translation>补全代码</translation>
    </message>
    <message>
        <source>Signature and documentation</source>
        <translation>签名和文档</translation>
    </message>
    <message>
        <source>Run all up to this cell</source>
        <translation>运行到此单元格为止</translation>
    </message>
    <message>
        <source>Restart and run all cells…</source>
        <translation>重启并运行所有单元格…</translation>
    </message>
    <message>
        <source>Restart and run up to here…</source>
        <translation>重启并运行到此处…</translation>
    </message>
    <message>
        <source>Restart and clear all outputs…</source>
        <translation>重启并清除所有输出…</translation>
    </message>
    <message>
        <source>Paste cells above</source>
        <translation>在上方粘贴单元格</translation>
    </message>
    <message>
        <source>Duplicate cells</source>
        <translation>复制一份单元格</translation>
    </message>
    <message>
        <source>Insert heading above</source>
        <translation>在上方插入标题</translation>
    </message>
    <message>
        <source>Insert heading below</source>
        <translation>在下方插入标题</translation>
    </message>
    <message>
        <source>Go to the running cell</source>
        <translation>转到正在运行的单元格</translation>
    </message>
    <message>
        <source>Go to cell…</source>
        <translation>转到单元格…</translation>
    </message>
    <message>
        <source>Hide or show code</source>
        <translation>隐藏或显示代码</translation>
    </message>
    <message>
        <source>Hide or show output</source>
        <translation>隐藏或显示输出</translation>
    </message>
    <message>
        <source>Hide all code</source>
        <translation>隐藏所有代码</translation>
    </message>
    <message>
        <source>Show all code</source>
        <translation>显示所有代码</translation>
    </message>
    <message>
        <source>Hide all outputs</source>
        <translation>隐藏所有输出</translation>
    </message>
    <message>
        <source>Show all outputs</source>
        <translation>显示所有输出</translation>
    </message>
    <message>
        <source>Collapse or expand heading</source>
        <translation>折叠或展开标题</translation>
    </message>
    <message>
        <source>Collapse heading, or go to the one above</source>
        <translation>折叠标题，或转到上一个标题</translation>
    </message>
    <message>
        <source>Expand heading, or go to the one below</source>
        <translation>展开标题，或转到下一个标题</translation>
    </message>
    <message>
        <source>Collapse all headings</source>
        <translation>折叠所有标题</translation>
    </message>
    <message>
        <source>Expand all headings</source>
        <translation>展开所有标题</translation>
    </message>
    <message>
        <source>Go to the next failed cell</source>
        <translation>前往下一个出错的单元格</translation>
    </message>
    <message>
        <source>Scroll long output or show it in full</source>
        <translation>长输出滚动显示或完整显示</translation>
    </message>
    <message>
        <source>New view for output</source>
        <translation>在新标签页中查看输出</translation>
    </message>
</context>
<context>
    <name>quire::ui::NotebookPage</name>
    <message>
        <source>Opening “%1”…</source>
        <translation>正在打开“%1”…</translation>
    </message>
    <message>
        <source>Notebook toolbar</source>
        <translation>笔记本工具栏</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>Cell type</source>
        <translation>单元格类型</translation>
    </message>
    <message>
        <source>Choose the kernel</source>
        <translation>选择内核</translation>
    </message>
    <message>
        <source>Asking the machine…</source>
        <translation>正在查询机器…</translation>
    </message>
    <message>
        <source>Kernel: %1</source>
        <translation>内核：%1</translation>
    </message>
    <message>
        <source>This machine offers no kernel now</source>
        <translation>这台机器目前没有可用的内核</translation>
    </message>
    <message>
        <source>Save a Copy on This Computer</source>
        <translation>在本机另存副本</translation>
    </message>
    <message>
        <source>Notebooks (*.ipynb);;All files (*)</source>
        <translation>笔记本 (*.ipynb);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <translation>%1 的副本</translation>
    </message>
    <message>
        <source>A copy was saved as “%1”.</source>
        <translation>副本已保存为“%1”。</translation>
    </message>
    <message>
        <source>A restart of the kernel loses its variables. Cells and their output stay.</source>
        <translation>重启内核会丢失其中的变量；单元格及其输出会保留。</translation>
    </message>
    <message>
        <source>Restart and Run All</source>
        <translation>重启并全部运行</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Restart and Run up to Here</source>
        <translation>重启并运行到此处</translation>
    </message>
    <message>
        <source>Restart and Clear All Outputs</source>
        <translation>重启并清除所有输出</translation>
    </message>
    <message>
        <source>A restart of the kernel loses its variables. All outputs go too.</source>
        <translation>重启内核会丢失其变量，所有输出也会清除。</translation>
    </message>
    <message>
        <source>running since %1</source>
        <translation>自 %1 起运行</translation>
    </message>
</context>
<context>
    <name>quire::ui::NotebookView</name>
    <message>
        <source>Notebook</source>
        <translation>笔记本</translation>
    </message>
    <message>
        <source>No notebook is open</source>
        <translation>没有打开的笔记本</translation>
    </message>
    <message>
        <source>No output</source>
        <translation>没有输出</translation>
    </message>
    <message>
        <source>Nothing runs</source>
        <translation>没有正在运行的单元格</translation>
    </message>
    <message>
        <source>The notebook is read-only</source>
        <translation>笔记本为只读</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>Only one cell is selected</source>
        <translation>只选择了一个单元格</translation>
    </message>
    <message>
        <source>It is the first cell</source>
        <translation>已是第一个单元格</translation>
    </message>
    <message>
        <source>It is the last cell</source>
        <translation>已是最后一个单元格</translation>
    </message>
    <message>
        <source>No cell is being edited</source>
        <translation>没有正在编辑的单元格</translation>
    </message>
    <message>
        <source>It is no heading</source>
        <translation>不是标题</translation>
    </message>
    <message>
        <source>Cell %1 failed</source>
        <translation>单元格 %1 运行失败</translation>
    </message>
    <message>
        <source>Cell %1 is done</source>
        <translation>单元格 %1 运行完毕</translation>
    </message>
    <message>
        <source>Cell %1 did not run</source>
        <translation>单元格 %1 没有运行</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 个单元格</translation>
    </message>
    <message>
        <source>No cell has failed</source>
        <translation>没有出错的单元格</translation>
    </message>
</context>
<context>
    <name>quire::ui::NotificationBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭通知</translation>
    </message>
</context>
<context>
    <name>quire::ui::OpenTabsPanel</name>
    <message>
        <source>Open tabs</source>
        <translation>打开的标签页</translation>
    </message>
</context>
<context>
    <name>quire::ui::OutlinePanel</name>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>Number the headings</source>
        <translation>为标题编号</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>A cell of this section is running</source>
        <translation>此节中有单元格正在运行</translation>
    </message>
</context>
<context>
    <name>quire::ui::OutputFiles</name>
    <message>
        <source>“%1” could not be read: %2.</source>
        <translation>无法读取“%1”：%2。</translation>
    </message>
    <message>
        <source>That is more than this output can be given at once, which is %1. Put it where the notebook is and let the notebook's code read it.</source>
        <translation>所选内容超过了此输出一次可接收的上限 %1。请把文件放到笔记本所在的位置，由笔记本的代码读取。</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>“%1” was not saved: %2.</source>
        <translation>“%1”未保存：%2。</translation>
    </message>
</context>
<context>
    <name>quire::ui::OutputMenu</name>
    <message>
        <source>Show as</source>
        <translation>显示为</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Save Image</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>The image was not saved: %1</source>
        <translation>图片未能保存：%1</translation>
    </message>
    <message>
        <source>Save Image As…</source>
        <translation>图片另存为…</translation>
    </message>
    <message>
        <source>Copy All Text</source>
        <translation>复制全部文本</translation>
    </message>
    <message>
        <source>Save Text</source>
        <translation>保存文本</translation>
    </message>
    <message>
        <source>The text was not saved: %1</source>
        <translation>文本没有保存：%1</translation>
    </message>
    <message>
        <source>Save Text As…</source>
        <translation>文本另存为…</translation>
    </message>
    <message>
        <source>Find in Output…</source>
        <translation>在输出中查找…</translation>
    </message>
    <message>
        <source>Show in Full Height</source>
        <translation>显示完整高度</translation>
    </message>
    <message>
        <source>Scroll Inside the Cell</source>
        <translation>在单元格内滚动</translation>
    </message>
    <message>
        <source>Save PDF As…</source>
        <translation>PDF 另存为…</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>New View for Output</source>
        <translation>为输出新建视图</translation>
    </message>
</context>
<context>
    <name>quire::ui::OutputPage</name>
    <message>
        <source>Output of %1</source>
        <translation>%1 的输出</translation>
    </message>
    <message>
        <source>Output %1 of %2</source>
        <translation>%2 的输出 %1</translation>
    </message>
    <message>
        <source>The cell was deleted. Its outputs come back here with it.</source>
        <translation>单元格已被删除。恢复单元格后，输出会重新显示在这里。</translation>
    </message>
    <message>
        <source>The notebook was closed.</source>
        <translation>笔记本已关闭。</translation>
    </message>
</context>
<context>
    <name>quire::ui::OutputPermissions</name>
    <message>
        <source>An output wants to open %1</source>
        <translation>有输出想要打开 %1</translation>
    </message>
    <message>
        <source>Open in Browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Stay Here</source>
        <translation>留在这里</translation>
    </message>
    <message>
        <source>Outputs of this notebook ask for %1. Quire keeps outputs off the network.</source>
        <translation>此笔记本的输出请求访问 %1。Quire 不让输出连接网络。</translation>
    </message>
    <message>
        <source>Allow for This Notebook</source>
        <translation>允许此笔记本联网</translation>
    </message>
    <message>
        <source>Keep Offline</source>
        <translation>保持离线</translation>
    </message>
    <message>
        <source>An output wanted a folder of this computer, or files for a frame inside it, which outputs cannot have. Put them where the notebook is and let the notebook's code read them.</source>
        <translation>某个输出想读取本机的文件夹，或为其内部框架读取文件，这是不允许的。请把它们放到笔记本所在的位置，由笔记本的代码读取。</translation>
    </message>
    <message>
        <source>An output wanted to save “%1” on this computer though nobody had just clicked in it. It was refused.</source>
        <translation>某个输出在无人点击的情况下想把“%1”保存到本机，已被拒绝。</translation>
    </message>
    <message>
        <source>An output wanted to save “%1” from an address. Outputs can save only what they made themselves.</source>
        <translation>某个输出想从某个地址保存“%1”。输出只能保存自己生成的内容。</translation>
    </message>
    <message>
        <source>“%1” is larger than %2, the most an output can save. Let the notebook's code write it where the notebook is.</source>
        <translation>“%1”超过了输出可保存的上限 %2。请让笔记本的代码把它写到笔记本所在的位置。</translation>
    </message>
    <message>
        <source>“%1” was not saved: the output did not finish it.</source>
        <translation>“%1”未保存：输出没有将其生成完整。</translation>
    </message>
</context>
<context>
    <name>quire::ui::OutputRegistry</name>
    <message>
        <source>This output is of a kind this version of Quire does not know.</source>
        <translation>此版本的 Quire 不认识这种类型的输出。</translation>
    </message>
    <message>
        <source>Shown as text; also here as: %1</source>
        <translation>以文本形式显示；此外还有：%1</translation>
    </message>
    <message>
        <source>This output is empty.</source>
        <translation>此输出为空。</translation>
    </message>
    <message>
        <source>This output can only be shown as: %1</source>
        <translation>此输出只能以如下形式显示：%1</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>%1 Source</source>
        <translation>%1 源代码</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>%1, Interactive</source>
        <translation>%1（交互式）</translation>
    </message>
    <message>
        <source>%1, Without Scripts</source>
        <translation>%1（不运行脚本）</translation>
    </message>
</context>
<context>
    <name>quire::ui::OutputView</name>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Go to the end and follow it (End)</source>
        <translation>转到末尾并跟随 (End)</translation>
    </message>
</context>
<context>
    <name>quire::ui::PairCard</name>
    <message>
        <source>Sync Now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>&amp;Activity…</source>
        <translation>活动(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Conflicts…</source>
        <translation>冲突(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Start &amp;Over</source>
        <translation>重新开始(&amp;O)</translation>
    </message>
    <message>
        <source>Stop Syncing…</source>
        <translation>停止同步…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>One file in conflict…</source>
        <translation>1 个文件有冲突…</translation>
    </message>
    <message>
        <source>%1 files in conflict…</source>
        <translation>%1 个文件有冲突…</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>…另有 %1 个</translation>
    </message>
    <message>
        <source>Left alone:</source>
        <translation>未处理：</translation>
    </message>
</context>
<context>
    <name>quire::ui::PairDialog</name>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>Sync .&amp;git folders too</source>
        <translation>同时同步 .git 文件夹(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Pair</source>
        <translation>配对(&amp;P)</translation>
    </message>
    <message>
        <source>Pair a Folder</source>
        <translation>配对文件夹</translation>
    </message>
    <message>
        <source>Both folders will hold the same files. What is only in one of them is copied to the other.</source>
        <translation>两个文件夹将保持相同的文件。只在一边有的文件会复制到另一边。</translation>
    </message>
    <message>
        <source>Choose a folder of this computer</source>
        <translation>选择此电脑上的文件夹</translation>
    </message>
    <message>
        <source>“/storage/name” is on the storage that machines share, “name” below what the machine shows, “//path” anywhere on it.</source>
        <translation>“/storage/名称”位于多台机器共享的存储上，“名称”位于机器显示的目录下，“//路径”可以是机器上的任何位置。</translation>
    </message>
    <message>
        <source>↔ Both ways</source>
        <translation>↔ 双向</translation>
    </message>
    <message>
        <source>→ Make the machine's folder as this one</source>
        <translation>→ 让机器上的文件夹与此处一致</translation>
    </message>
    <message>
        <source>← Make this folder as the machine's</source>
        <translation>← 让此文件夹与机器上的一致</translation>
    </message>
    <message>
        <source>&amp;This computer:</source>
        <translation>此电脑(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Machine:</source>
        <translation>机器(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;Folder there:</source>
        <translation>那边的文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Direction:</source>
        <translation>方向(&amp;D)：</translation>
    </message>
    <message>
        <source>As soon as something changes</source>
        <translation>一有改动就同步</translation>
    </message>
    <message>
        <source>From time to time</source>
        <translation>定时</translation>
    </message>
    <message>
        <source>Only when I ask</source>
        <translation>仅在我要求时</translation>
    </message>
    <message>
        <source>every </source>
        <translation>每 </translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Minutes between two looks</source>
        <translation>两次检查之间的分钟数</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Synced file by file while it is in use, a repository can be broken.</source>
        <translation>仓库在使用中逐个文件同步可能会损坏。</translation>
    </message>
    <message>
        <source>One pattern a line, as in .gitignore: *.log, data/, !keep.log</source>
        <translation>每行一个模式，语法同 .gitignore：*.log、data/、!keep.log</translation>
    </message>
    <message>
        <source>&amp;When:</source>
        <translation>时机(&amp;W)：</translation>
    </message>
    <message>
        <source>&amp;Largest file:</source>
        <translation>最大文件(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Ignore:</source>
        <translation>忽略(&amp;I)：</translation>
    </message>
    <message>
        <source>Always ignored: %1. Each folder may add its own in a file .quireignore.</source>
        <translation>始终忽略：%1。每个文件夹可在 .quireignore 文件中添加自己的规则。</translation>
    </message>
    <message>
        <source>Settings of “%1”</source>
        <translation>“%1”的设置</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Choose a Folder</source>
        <translation>选择文件夹</translation>
    </message>
</context>
<context>
    <name>quire::ui::PairLogDialog</name>
    <message>
        <source>&amp;Bring Back</source>
        <translation>恢复(&amp;B)</translation>
    </message>
    <message>
        <source>Activity of “%1”</source>
        <translation>“%1”的活动</translation>
    </message>
    <message>
        <source>What happened, newest first</source>
        <translation>发生的事，最新在前</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>还没有任何活动。</translation>
    </message>
    <message>
        <source>Gives back the version that was replaced or deleted.</source>
        <translation>恢复被替换或删除的版本。</translation>
    </message>
    <message>
        <source>It is back as %1.</source>
        <translation>已恢复为 %1。</translation>
    </message>
    <message>
        <source>&amp;Undo Rename</source>
        <translation>撤销重命名(&amp;U)</translation>
    </message>
</context>
<context>
    <name>quire::ui::PassphraseDialog</name>
    <message>
        <source>&amp;Encrypt</source>
        <translation>加密(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>解锁(&amp;U)</translation>
    </message>
    <message>
        <source>Keep Tokens Encrypted</source>
        <translation>加密保存令牌</translation>
    </message>
    <message>
        <source>Unlock Saved Tokens</source>
        <translation>解锁已保存的令牌</translation>
    </message>
    <message>
        <source>This desktop has no keychain. Quire can keep your tokens in a file of its own, encrypted with a passphrase you are asked for at each start. Nobody can recover it for you.</source>
        <translation>此桌面没有密钥环。Quire 可以将您的令牌保存在自己的文件中，并用口令加密，每次启动时都会询问该口令。如果忘记口令，没有人能为您找回。</translation>
    </message>
    <message>
        <source>Your tokens are in a file encrypted with your passphrase.</source>
        <translation>您的令牌保存在用您的口令加密的文件中。</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>口令(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Again:</source>
        <translation>再次输入(&amp;A)：</translation>
    </message>
</context>
<context>
    <name>quire::ui::PathBar</name>
    <message>
        <source>Folders Above</source>
        <translation>上级文件夹</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>quire::ui::PdfDecoder</name>
    <message>
        <source>This PDF is too large to show.</source>
        <translation>此 PDF 太大，无法显示。</translation>
    </message>
    <message>
        <source>This PDF is damaged or needs a password.</source>
        <translation>此 PDF 已损坏或需要密码。</translation>
    </message>
    <message>
        <source>PDF files cannot be shown: Qt's part for that is not installed.</source>
        <translation>无法显示 PDF 文件：未安装 Qt 的相应部件。</translation>
    </message>
</context>
<context>
    <name>quire::ui::PdfItem</name>
    <message>
        <source>Pages left out here: %1</source>
        <translation>此处省略的页数：%1</translation>
    </message>
    <message>
        <source>Reading the PDF…</source>
        <translation>正在读取 PDF…</translation>
    </message>
    <message>
        <source>PDF, pages: %1</source>
        <translation>PDF，页数：%1</translation>
    </message>
</context>
<context>
    <name>quire::ui::PictureItem</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>图片：%1</translation>
    </message>
    <message>
        <source>Copy Image</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Click to stop</source>
        <translation>单击停止</translation>
    </message>
    <message>
        <source>Click to play</source>
        <translation>单击播放</translation>
    </message>
    <message>
        <source>Without White Ground</source>
        <translation>去掉白色背景</translation>
    </message>
    <message>
        <source>On White Ground</source>
        <translation>放在白色背景上</translation>
    </message>
</context>
<context>
    <name>quire::ui::PicturePage</name>
    <message>
        <source>Save a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>Open as text</source>
        <translation>以文本方式打开</translation>
    </message>
    <message>
        <source>Save a Copy on This Computer</source>
        <translation>将副本保存到本机</translation>
    </message>
</context>
<context>
    <name>quire::ui::PictureView</name>
    <message>
        <source>It is too large to be shown as a picture.</source>
        <translation>文件太大，无法作为图片显示。</translation>
    </message>
    <message>
        <source>Picture toolbar</source>
        <translation>图片工具栏</translation>
    </message>
    <message>
        <source>Fit the window (0)</source>
        <translation>适合窗口 (0)</translation>
    </message>
    <message>
        <source>Full size (1)</source>
        <translation>实际大小 (1)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>缩小 (-)</translation>
    </message>
    <message>
        <source>Turn left (Shift+R)</source>
        <translation>向左旋转 (Shift+R)</translation>
    </message>
    <message>
        <source>Turn right (R)</source>
        <translation>向右旋转 (R)</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Stop or go on</source>
        <translation>停止或继续播放</translation>
    </message>
    <message>
        <source>Picture of %1 × %2 pixels</source>
        <translation>%1 × %2 像素的图片</translation>
    </message>
    <message>
        <source>%1 × %2 · %3 %</source>
        <translation>%1 × %2 · %3 %</translation>
    </message>
</context>
<context>
    <name>quire::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>配色(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>The language changes when Quire starts again.</source>
        <translation>语言将在 Quire 下次启动时更改。</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> 磅</translation>
    </message>
    <message>
        <source>Code &amp;font size:</source>
        <translation>代码字号(&amp;F)：</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>&amp;Save by itself after:</source>
        <translation>自动保存间隔(&amp;S)：</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Folder of This Computer</source>
        <translation>本机的文件夹</translation>
    </message>
    <message>
        <source>Folder of &amp;this computer:</source>
        <translation>本机的文件夹(&amp;T)：</translation>
    </message>
    <message>
        <source>The folder is used when the machine starts the next time.</source>
        <translation>该文件夹将在机器下次启动时使用。</translation>
    </message>
    <message>
        <source>Open the notebooks of last time at start</source>
        <translation>启动时打开上次的笔记本</translation>
    </message>
    <message>
        <source>&amp;Keys as in:</source>
        <translation>按键方式(&amp;K)：</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Change keyboard shortcuts</source>
        <translation>更改键盘快捷键</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Taller text of an output scrolls in a pane of its own</source>
        <translation>更高的文本输出会在自己的窗格中滚动</translation>
    </message>
    <message>
        <source>&amp;Output height:</source>
        <translation>输出高度(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Bring the closing bracket or quote</source>
        <translation>自动补全右括号或引号(&amp;B)</translation>
    </message>
    <message>
        <source>Check s&amp;pelling in text cells</source>
        <translation>检查文本单元格的拼写(&amp;P)</translation>
    </message>
    <message>
        <source>No dictionary is installed for your language.</source>
        <translation>没有安装您的语言的词典。</translation>
    </message>
</context>
<context>
    <name>quire::ui::PropertiesDialog</name>
    <message>
        <source>Properties of “%1”</source>
        <translation>“%1”的属性</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>已选择</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 个项目</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Stop Counting</source>
        <translation>停止统计</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1：</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Link to</source>
        <translation>链接到</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Writable</source>
        <translation>可写</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>笔记本</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 (link)</source>
        <translation>%1（链接）</translation>
    </message>
    <message>
        <source>%1 (%2 bytes)</source>
        <translation>%1（%2 字节）</translation>
    </message>
    <message>
        <source>%1 in %2 files and %3 folders</source>
        <translation>%1，共 %2 个文件和 %3 个文件夹</translation>
    </message>
    <message>
        <source>%1, counting…</source>
        <translation>%1，正在统计…</translation>
    </message>
    <message>
        <source>%1; %2 folders could not be read</source>
        <translation>%1；有 %2 个文件夹无法读取</translation>
    </message>
</context>
<context>
    <name>quire::ui::QuestionBox</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Bring Back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Start Over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Files that would be deleted</source>
        <translation>将被删除的文件</translation>
    </message>
    <message>
        <source>These are the right folders: compare them anew and bring both together. Nothing is deleted.</source>
        <translation>这就是正确的文件夹：重新比较并合并两边。不会删除任何文件。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>…另有 %1 个</translation>
    </message>
    <message>
        <source>Delete %1 on the Machine</source>
        <translation>在机器上删除 %1 个</translation>
    </message>
    <message>
        <source>Delete %1 Here</source>
        <translation>在此处删除 %1 个</translation>
    </message>
    <message>
        <source>Delete %1 on Both Sides</source>
        <translation>在两边删除 %1 个</translation>
    </message>
</context>
<context>
    <name>quire::ui::QueuePanel</name>
    <message>
        <source>Nothing runs.</source>
        <translation>没有正在运行的单元格。</translation>
    </message>
    <message>
        <source>Execution queue</source>
        <translation>执行队列</translation>
    </message>
    <message>
        <source>Run earlier</source>
        <translation>提前运行</translation>
    </message>
    <message>
        <source>Run later</source>
        <translation>推后运行</translation>
    </message>
    <message>
        <source>Do not run</source>
        <translation>取消运行</translation>
    </message>
    <message>
        <source>Do not run any that waits</source>
        <translation>取消所有等待中的运行</translation>
    </message>
    <message>
        <source>Go to cell</source>
        <translation>转到单元格</translation>
    </message>
    <message>
        <source>Interrupt the kernel</source>
        <translation>中断内核</translation>
    </message>
</context>
<context>
    <name>quire::ui::QuickLook</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Content of “%1”</source>
        <translation>“%1”的内容</translation>
    </message>
</context>
<context>
    <name>quire::ui::RenderedPage</name>
    <message>
        <source>It is larger than 200 MB.</source>
        <translation>文件大于 200 MB。</translation>
    </message>
    <message>
        <source>It is no valid JSON.</source>
        <translation>文件不是有效的 JSON。</translation>
    </message>
    <message>
        <source>Content of “%1”</source>
        <translation>“%1”的内容</translation>
    </message>
    <message>
        <source>File toolbar</source>
        <translation>文件工具栏</translation>
    </message>
    <message>
        <source>Open as text</source>
        <translation>以文本方式打开</translation>
    </message>
    <message>
        <source>Read the file again</source>
        <translation>重新读取文件</translation>
    </message>
    <message>
        <source>Open with another program</source>
        <translation>用其他程序打开</translation>
    </message>
</context>
<context>
    <name>quire::ui::RichTextObjects</name>
    <message>
        <source>Picture: %1</source>
        <translation>图片：%1</translation>
    </message>
    <message>
        <source>Load picture from %1</source>
        <translation>从 %1 加载图片</translation>
    </message>
    <message>
        <source>%1 — load from %2</source>
        <translation>%1 — 从 %2 加载</translation>
    </message>
</context>
<context>
    <name>quire::ui::RunningPanel</name>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Shut Down</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Shut Down All</source>
        <translation>全部关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 (unused kernel)</source>
        <translation>%1（未使用的内核）</translation>
    </message>
    <message>
        <source>Terminal %1</source>
        <translation>终端 %1</translation>
    </message>
    <message>
        <source>Quire’s helper</source>
        <translation>Quire 的后台助手</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>没有正在运行的内容。</translation>
    </message>
    <message>
        <source>Running kernels and terminals</source>
        <translation>正在运行的内核和终端</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>Shut down every kernel and terminal listed here? Variables are lost, and programs end.</source>
        <translation>要关闭这里列出的所有内核和终端吗？变量将丢失，程序也会结束。</translation>
    </message>
    <message>
        <source>Last active %1</source>
        <translation>上次活动：%1</translation>
    </message>
    <message>
        <source>Started by Quire for its own work; it ends by itself.</source>
        <translation>由 Quire 为自身工作启动，会自行结束。</translation>
    </message>
</context>
<context>
    <name>quire::ui::SearchPanel</name>
    <message>
        <source>Replace Checked</source>
        <translation>替换勾选项</translation>
    </message>
    <message>
        <source>Find in open notebooks</source>
        <translation>在打开的笔记本中查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>全字匹配</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Also look in outputs</source>
        <translation>同时在输出中查找</translation>
    </message>
    <message>
        <source>Cell %1</source>
        <translation>单元格 %1</translation>
    </message>
    <message>
        <source>Output: %1</source>
        <translation>输出：%1</translation>
    </message>
    <message>
        <source>Cells changed: %1, in notebooks: %2. Undo works in each notebook.</source>
        <translation>已更改 %1 个单元格，涉及 %2 个笔记本。可在每个笔记本中撤销。</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 处</translation>
    </message>
    <message>
        <source>Of a notebook with more, the first %1 are shown.</source>
        <translation>每个笔记本最多显示前 %1 处。</translation>
    </message>
    <message>
        <source>Becomes %1</source>
        <translation>将变为 %1</translation>
    </message>
</context>
<context>
    <name>quire::ui::SelectionRuns</name>
    <message>
        <source>It ran in the console of this notebook.</source>
        <translation>已在此笔记本的控制台中运行。</translation>
    </message>
    <message>
        <source>Show Console</source>
        <translation>显示控制台</translation>
    </message>
</context>
<context>
    <name>quire::ui::ServerExport</name>
    <message>
        <source>This machine has no nbconvert.</source>
        <translation>这台机器没有 nbconvert。</translation>
    </message>
    <message>
        <source>Export by the Machine</source>
        <translation>由机器导出</translation>
    </message>
    <message>
        <source>Format, as nbconvert on %1 calls it:</source>
        <translation>格式（%1 上 nbconvert 的名称）：</translation>
    </message>
    <message>
        <source>nbconvert on %1 is at work…</source>
        <translation>%1 上的 nbconvert 正在工作…</translation>
    </message>
    <message>
        <source>The notebook was closed.</source>
        <translation>笔记本已关闭。</translation>
    </message>
    <message>
        <source>Save What nbconvert Made</source>
        <translation>保存 nbconvert 的结果</translation>
    </message>
    <message>
        <source>Exported to “%1”.</source>
        <translation>已导出到“%1”。</translation>
    </message>
    <message>
        <source>“%1” could not be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
</context>
<context>
    <name>quire::ui::ShortcutDialog</name>
    <message>
        <source>&amp;Remove Key</source>
        <translation>移除按键(&amp;R)</translation>
    </message>
    <message>
        <source>Keys of the &amp;Keymap</source>
        <translation>恢复方案的按键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Add Key</source>
        <translation>添加按键(&amp;A)</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Reset A&amp;ll</source>
        <translation>全部恢复(&amp;L)</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>查找命令或按键</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Keys of this command</source>
        <translation>此命令的按键</translation>
    </message>
    <message>
        <source>Press a new key, or two one after the other</source>
        <translation>按下新的按键，或先后按两个</translation>
    </message>
    <message>
        <source>Press a &amp;new key, or two one after the other:</source>
        <translation>按下新的按键，或先后按两个(&amp;N)：</translation>
    </message>
    <message>
        <source> or </source>
        <extracomment>Between the keys of a command.</extracomment>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Take It &amp;Anyway</source>
        <translation>仍然使用(&amp;A)</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”, which would lose it.</source>
        <translation>%1 已用于“%2”，使用后该命令将失去此按键。</translation>
    </message>
</context>
<context>
    <name>quire::ui::SpellCheck</name>
    <message>
        <source>Looking for better words…</source>
        <translation>正在查找更好的词…</translation>
    </message>
    <message>
        <source>Add “%1” to the dictionary</source>
        <translation>将“%1”添加到词典</translation>
    </message>
    <message>
        <source>Ignore “%1”</source>
        <translation>忽略“%1”</translation>
    </message>
    <message>
        <source>No better word is known</source>
        <translation>没有更好的词</translation>
    </message>
</context>
<context>
    <name>quire::ui::StatusArea</name>
    <message>
        <source>Choose a machine</source>
        <translation>选择机器</translation>
    </message>
    <message>
        <source>No machine</source>
        <translation>没有机器</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Machine: %1, %2</source>
        <translation>机器：%1，%2</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未能保存</translation>
    </message>
</context>
<context>
    <name>quire::ui::SyncButton</name>
    <message>
        <source>Synced folders: %1</source>
        <translation>同步的文件夹：%1</translation>
    </message>
    <message>
        <source>Show the synced folders</source>
        <translation>显示同步的文件夹</translation>
    </message>
</context>
<context>
    <name>quire::ui::SyncDesk</name>
    <message>
        <source>Synced folders</source>
        <translation>同步文件夹</translation>
    </message>
</context>
<context>
    <name>quire::ui::SyncPanel</name>
    <message>
        <source>Synced folders</source>
        <translation>同步文件夹</translation>
    </message>
    <message>
        <source>Pair a Folder…</source>
        <translation>配对文件夹…</translation>
    </message>
    <message>
        <source>A folder of this computer and one of a machine can be kept the same: what you change in one comes to the other, also after you were offline. Both versions are kept when both were changed, and nothing is deleted for good.</source>
        <translation>可以让此电脑上的一个文件夹与机器上的一个文件夹保持一致：一边的改动会到另一边，离线后也会补上。两边都改动时会保留两个版本，不会永久删除任何文件。</translation>
    </message>
    <message>
        <source>Stop syncing “%1”? The files of both folders stay as they are.</source>
        <translation>停止同步“%1”？两个文件夹中的文件保持原样。</translation>
    </message>
    <message>
        <source>Stop Syncing</source>
        <translation>停止同步</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>quire::ui::SyncSummary</name>
    <message>
        <source>Sync stopped: needs an answer</source>
        <translation>同步已停止：需要回答</translation>
    </message>
    <message>
        <source>Sync failed</source>
        <translation>同步失败</translation>
    </message>
    <message>
        <source>Syncing %1 of %2</source>
        <translation>正在同步 %1/%2</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>正在同步…</translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation>1 个冲突</translation>
    </message>
    <message>
        <source>%1 conflicts</source>
        <translation>%1 个冲突</translation>
    </message>
    <message>
        <source>%1 not synced</source>
        <translation>%1 项未同步</translation>
    </message>
    <message>
        <source>Sync paused</source>
        <translation>同步已暂停</translation>
    </message>
    <message>
        <source>Sync offline</source>
        <translation>同步离线</translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>已同步</translation>
    </message>
</context>
<context>
    <name>quire::ui::SyncWords</name>
    <message>
        <source>%1 uploaded</source>
        <translation>已上传 %1</translation>
    </message>
    <message>
        <source>%1 downloaded</source>
        <translation>已下载 %1</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>已删除 %1</translation>
    </message>
    <message>
        <source>%1 moved</source>
        <translation>已移动 %1</translation>
    </message>
    <message>
        <source>%1 merged</source>
        <translation>已合并 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Looking for changes…</source>
        <translation>正在查找改动…</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>正在同步…</translation>
    </message>
    <message>
        <source>Syncing: %1</source>
        <translation>正在同步：%1</translation>
    </message>
    <message>
        <source>Waits for the machine</source>
        <translation>等待机器</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Needs an answer</source>
        <translation>需要回答</translation>
    </message>
    <message>
        <source>In sync since %1</source>
        <translation>自 %1 起已同步</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>尚未同步</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>已上传</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>已下载</translation>
    </message>
    <message>
        <source>Deleted here</source>
        <translation>已在此处删除</translation>
    </message>
    <message>
        <source>Deleted on the machine</source>
        <translation>已在机器上删除</translation>
    </message>
    <message>
        <source>Renamed here</source>
        <translation>已在此处重命名</translation>
    </message>
    <message>
        <source>Renamed on the machine</source>
        <translation>已在机器上重命名</translation>
    </message>
    <message>
        <source>Both kept</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>已恢复</translation>
    </message>
</context>
<context>
    <name>quire::ui::TabArea</name>
    <message>
        <source>Open tabs</source>
        <translation>打开的标签页</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>新建标签页</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动页</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>“%1”有未保存的更改。</translation>
    </message>
    <message>
        <source>Save and Close</source>
        <translation>保存并关闭</translation>
    </message>
    <message>
        <source>Close Without Saving</source>
        <translation>不保存就关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>关闭标签页</translation>
    </message>
</context>
<context>
    <name>quire::ui::TableItem</name>
    <message>
        <source>Reading the table…</source>
        <translation>正在读取表格…</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%2 行中的 %1 行</translation>
    </message>
    <message>
        <source>%1 rows × %2 columns</source>
        <translation>%1 行 × %2 列</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>筛选行</translation>
    </message>
    <message>
        <source>Table with %1 rows and %2 columns: %3</source>
        <translation>表格，%1 行 %2 列：%3</translation>
    </message>
    <message>
        <source>Copy Cells</source>
        <translation>复制单元</translation>
    </message>
    <message>
        <source>Copy Cells with Headers</source>
        <translation>复制单元及表头</translation>
    </message>
    <message>
        <source>Copy Table as TSV</source>
        <translation>将表格复制为 TSV</translation>
    </message>
    <message>
        <source>Copy Table as CSV</source>
        <translation>将表格复制为 CSV</translation>
    </message>
    <message>
        <source>Filter Rows…</source>
        <translation>筛选行…</translation>
    </message>
    <message>
        <source>Sort Ascending</source>
        <translation>升序排列</translation>
    </message>
    <message>
        <source>Sort Descending</source>
        <translation>降序排列</translation>
    </message>
    <message>
        <source>Original Order</source>
        <translation>原始顺序</translation>
    </message>
    <message>
        <source>Fit Column Width</source>
        <translation>适应列宽</translation>
    </message>
    <message>
        <source>Header of column %1: %2</source>
        <translation>第 %1 列表头：%2</translation>
    </message>
    <message>
        <source>Row %1, %2: %3</source>
        <translation>第 %1 行，%2：%3</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>第 %1 列</translation>
    </message>
</context>
<context>
    <name>quire::ui::TablePage</name>
    <message>
        <source>Open as text</source>
        <translation>以文本方式打开</translation>
    </message>
    <message>
        <source>Read the file again</source>
        <translation>重新读取文件</translation>
    </message>
</context>
<context>
    <name>quire::ui::TerminalFeed</name>
    <message>
        <source>%1 of output is not shown</source>
        <translation>有 %1 的输出未显示</translation>
    </message>
</context>
<context>
    <name>quire::ui::TerminalPage</name>
    <message>
        <source>The line to this terminal is cut; reconnecting… What runs in it runs on.</source>
        <translation>与此终端的连接已断开，正在重新连接… 其中的程序仍在继续运行。</translation>
    </message>
    <message>
        <source>Try Now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>This terminal has ended on the machine.</source>
        <translation>此终端在机器上已经结束。</translation>
    </message>
    <message>
        <source>Open a New One</source>
        <translation>打开新终端</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Paste %1 lines? The program in this terminal will take each as a command.</source>
        <translation>要粘贴 %1 行吗？此终端中的程序会把每一行当作命令执行。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Terminal %1</source>
        <translation>终端 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>A terminal on %1</source>
        <translation>%1 上的终端</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>正在重新连接…</translation>
    </message>
</context>
<context>
    <name>quire::ui::TerminalView</name>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Tab leaves the terminal</source>
        <translation>按 Ctrl+Shift+Tab 离开终端</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Search options</source>
        <translation>搜索选项</translation>
    </message>
    <message>
        <source>Search in the terminal</source>
        <translation>在终端中搜索</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Highlight all matches</source>
        <translation>高亮显示所有匹配项</translation>
    </message>
    <message>
        <source>&amp;Open Link</source>
        <translation>打开链接(&amp;O)</translation>
    </message>
    <message>
        <source>Copy Link &amp;Address</source>
        <translation>复制链接地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Search…</source>
        <translation>搜索(&amp;S)…</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>清屏(&amp;L)</translation>
    </message>
</context>
<context>
    <name>quire::ui::TextFindBar</name>
    <message>
        <source>Not valid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>%1 replaced</source>
        <translation>已替换 %1 处</translation>
    </message>
</context>
<context>
    <name>quire::ui::TextPage</name>
    <message>
        <source>Opening “%1”…</source>
        <translation>正在打开“%1”…</translation>
    </message>
    <message>
        <source>Text of “%1”</source>
        <translation>“%1”的文本</translation>
    </message>
    <message>
        <source>Save your changes first: reading the file again would lose them.</source>
        <translation>请先保存更改：重新读取文件会丢失它们。</translation>
    </message>
    <message>
        <source>“%1” cannot be shown. %2</source>
        <translation>无法显示“%1”。%2</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
</context>
<context>
    <name>quire::ui::TextPictures</name>
    <message>
        <source>There is no attachment of this name.</source>
        <translation>没有这个名字的附件。</translation>
    </message>
    <message>
        <source>It cannot be read from here.</source>
        <translation>无法从这里读取。</translation>
    </message>
    <message>
        <source>It is too large to show.</source>
        <translation>它太大，无法显示。</translation>
    </message>
</context>
<context>
    <name>quire::ui::TextStatusRow</name>
    <message>
        <source>Wrap</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>自动换行</translation>
    </message>
    <message>
        <source>Go to line (Alt+G)</source>
        <translation>转到行（Alt+G）</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Line </source>
        <translation>行 </translation>
    </message>
    <message>
        <source>%1 spaces</source>
        <translation>%1 个空格</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>保存为</translation>
    </message>
    <message>
        <source>Read again as</source>
        <translation>重新读取为</translation>
    </message>
    <message>
        <source>LF (Linux, macOS)</source>
        <translation>LF（Linux、macOS）</translation>
    </message>
    <message>
        <source>CRLF (Windows)</source>
        <translation>CRLF（Windows）</translation>
    </message>
    <message>
        <source>CR (old Macintosh)</source>
        <translation>CR（旧 Macintosh）</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Line %1, column %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>Encoding: %1</source>
        <translation>编码：%1</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Line ends: %1</source>
        <translation>行尾：%1</translation>
    </message>
    <message>
        <source>Line ends</source>
        <translation>行尾</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>语言：%1</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Indentation: %1</source>
        <translation>缩进：%1</translation>
    </message>
    <message>
        <source>Indentation</source>
        <translation>缩进</translation>
    </message>
</context>
<context>
    <name>quire::ui::ToolPane</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Close panel</source>
        <translation>关闭面板</translation>
    </message>
</context>
<context>
    <name>quire::ui::TransferButton</name>
    <message>
        <source>Show the transfers</source>
        <translation>显示传输</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 个文件</translation>
    </message>
    <message>
        <source>%1 to answer</source>
        <translation>%1 个待答复</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>Transfers: %1</source>
        <translation>传输：%1</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 个文件</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>quire::ui::TransferDesk</name>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Some files were not transferred: %1. The transfers panel says why.</source>
        <translation>有 %1 个文件未能传输。传输面板中说明了原因。</translation>
    </message>
    <message>
        <source>Save To</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>A Folder of This Computer…</source>
        <translation>本机的文件夹…</translation>
    </message>
    <message>
        <source>Send To</source>
        <translation>发送到</translation>
    </message>
    <message>
        <source>On This Machine</source>
        <translation>在此机器上</translation>
    </message>
    <message>
        <source>Looking for places…</source>
        <translation>正在查找位置…</translation>
    </message>
    <message>
        <source>Another Folder…</source>
        <translation>其他文件夹…</translation>
    </message>
</context>
<context>
    <name>quire::ui::TransfersPanel</name>
    <message>
        <source>Nothing is moved. Files you send or fetch appear here.</source>
        <translation>没有正在进行的传输。发送或获取的文件会显示在这里。</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Try what failed again</source>
        <translation>重试失败的文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Limit the speed</source>
        <translation>限制速度</translation>
    </message>
    <message>
        <source>Remove what is finished from the list</source>
        <translation>从列表中移除已完成的传输</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>Pause All</source>
        <translation>全部暂停</translation>
    </message>
    <message>
        <source>Resume All</source>
        <translation>全部继续</translation>
    </message>
    <message>
        <source>No Limit</source>
        <translation>不限制</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>quire::ui::VariablePage</name>
    <message>
        <source>part %1</source>
        <translation>%1 部分</translation>
    </message>
    <message>
        <source>the first of %1 rows</source>
        <translation>共 %1 行，仅显示前面部分</translation>
    </message>
    <message>
        <source>the first of %1 columns</source>
        <translation>共 %1 列，仅显示前面部分</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2 中的 %1</translation>
    </message>
</context>
<context>
    <name>quire::ui::VariablesPanel</name>
    <message>
        <source>Show functions and classes</source>
        <translation>显示函数和类</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter variables</source>
        <translation>筛选变量</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy Name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>No kernel runs.</source>
        <translation>没有正在运行的内核。</translation>
    </message>
    <message>
        <source>Variables are not available for this kernel.</source>
        <translation>此内核不支持查看变量。</translation>
    </message>
    <message>
        <source>The kernel is at work…</source>
        <translation>内核正在工作…</translation>
    </message>
    <message>
        <source>And %1 more, which are not listed.</source>
        <translation>另有 %1 个未列出。</translation>
    </message>
    <message>
        <source>No variables yet.</source>
        <translation>还没有变量。</translation>
    </message>
    <message>
        <source>Delete %1 from the kernel? This cannot be undone.</source>
        <translation>从内核中删除 %1？此操作无法撤销。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show as Table</source>
        <translation>以表格显示</translation>
    </message>
</context>
<context>
    <name>quire::ui::WebFrame</name>
    <message>
        <source>Interactive output</source>
        <translation>交互式输出</translation>
    </message>
</context>
</TS>
