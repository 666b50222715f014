// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/Magics.h"

#include <KSyntaxHighlighting/Repository>
#include <QFileInfo>
#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

/// Magics and programs under names KSyntaxHighlighting does not have.
const QHash<QString, QString> &languageNames()
{
    static const QHash<QString, QString> names{{u"sh"_s, u"Bash"_s},         {u"bash"_s, u"Bash"_s},
                                               {u"shell"_s, u"Bash"_s},      {u"system"_s, u"Bash"_s},
                                               {u"sx"_s, u"Bash"_s},         {u"!"_s, u"Bash"_s},
                                               {u"zsh"_s, u"Zsh"_s},         {u"html"_s, u"HTML"_s},
                                               {u"svg"_s, u"XML"_s},         {u"js"_s, u"JavaScript"_s},
                                               {u"node"_s, u"JavaScript"_s}, {u"javascript"_s, u"JavaScript"_s},
                                               {u"latex"_s, u"LaTeX"_s},     {u"markdown"_s, u"Markdown"_s},
                                               {u"perl"_s, u"Perl"_s},       {u"ruby"_s, u"Ruby"_s},
                                               {u"r"_s, u"R Script"_s},      {u"rscript"_s, u"R Script"_s},
                                               {u"sql"_s, u"SQL"_s},         {u"bigquery"_s, u"SQL"_s},
                                               {u"julia"_s, u"Julia"_s},     {u"cpp"_s, u"C++"_s},
                                               {u"cu"_s, u"C++"_s},          {u"cuda"_s, u"C++"_s},
                                               {u"cmd"_s, u"MS-DOS Batch"_s}};
    return names;
}

/// These run the cell as Python.
const QSet<QString> &pythonMagics()
{
    static const QSet<QString> names{u"time"_s,    u"timeit"_s,  u"capture"_s, u"prun"_s,    u"python"_s,
                                     u"python2"_s, u"python3"_s, u"pypy"_s,    u"cython"_s,  u"debug"_s,
                                     u"memit"_s,   u"mprun"_s,   u"lprun"_s,   u"snakeviz"_s};
    return names;
}

/// Line magics whose text is Python; those of the shell follow.
const QSet<QString> &pythonLineMagics()
{
    static const QSet<QString> names{u"time"_s, u"timeit"_s, u"prun"_s, u"memit"_s, u"lprun"_s, u"mprun"_s, u"debug"_s};
    return names;
}

const QSet<QString> &shellLineMagics()
{
    static const QSet<QString> names{u"pip"_s, u"conda"_s, u"mamba"_s, u"uv"_s, u"sx"_s,   u"system"_s,
                                     u"cd"_s,  u"ls"_s,    u"cp"_s,    u"mv"_s, u"mkdir"_s};
    return names;
}

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'.';
}

qsizetype skipSpace(QStringView line, qsizetype at)
{
    while (at < line.size() && line.at(at).isSpace()) {
        ++at;
    }
    return at;
}

qsizetype nameEnd(QStringView line, qsizetype at)
{
    while (at < line.size() && isNameCharacter(line.at(at))) {
        ++at;
    }
    return at;
}

KSyntaxHighlighting::Definition named(const QString &name, const KSyntaxHighlighting::Repository &repository)
{
    const QString key = name.toLower();
    const KSyntaxHighlighting::Definition known = repository.definitionForName(languageNames().value(key, name));
    return known.isValid() ? known : repository.definitionForName(key);
}

/// "bash" of "/usr/bin/env bash -e".
QString programOf(const QString &command)
{
    const QStringList words = command.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const QString name = QFileInfo(word).fileName();
        if (name != "env"_L1 && !name.startsWith(u'-')) {
            return name;
        }
    }
    return {};
}

QString lastWord(const QString &text)
{
    QString word = text.section(u' ', -1);
    word.remove(u'"').remove(u'\'');
    return word;
}

/// "!…" and "%name …" from `at` on.
std::optional<LineMagic> magicFrom(QStringView line, qsizetype at)
{
    using Language = LineMagic::Language;
    if (at >= line.size()) {
        return std::nullopt;
    }
    if (line.at(at) == u'!') {
        const qsizetype code = at + (line.sliced(at).startsWith(u"!!") ? 2 : 1);
        return LineMagic{at, code, Language::Shell, line.size()};
    }
    if (line.at(at) != u'%' || at + 1 >= line.size() || !(line.at(at + 1).isLetter() || line.at(at + 1) == u'_')) {
        return std::nullopt;
    }
    const qsizetype end = nameEnd(line, at + 1);
    const QString name = line.sliced(at + 1, end - at - 1).toString();
    const Language language = pythonLineMagics().contains(name)  ? Language::Python
                              : shellLineMagics().contains(name) ? Language::Shell
                                                                 : Language::Text;
    return LineMagic{at, end, language, line.size()};
}

/// Behind the "=" of "names = …"; -1 where the line is no such assignment.
qsizetype assignedFrom(QStringView line, qsizetype at)
{
    const qsizetype equals = line.indexOf(u'=', at);
    if (equals <= at || equals + 1 >= line.size()) {
        return -1;
    }
    const qsizetype value = skipSpace(line, equals + 1);
    const bool isMagic = value < line.size() && (line.at(value) == u'!' || line.at(value) == u'%');
    const bool isTarget = std::ranges::all_of(line.sliced(at, equals - at), [](QChar c) {
        return isNameCharacter(c) || c.isSpace() || c == u',' || c == u'[' || c == u']';
    });
    return isMagic && isTarget ? value : -1;
}

/// "name?", "name??", "np.*load*?".
std::optional<LineMagic> helpBehind(QStringView line, qsizetype at)
{
    qsizetype end = line.size();
    while (end > at && line.at(end - 1).isSpace()) {
        --end;
    }
    qsizetype mark = end;
    while (mark > at && end - mark < 2 && line.at(mark - 1) == u'?') {
        --mark;
    }
    const QStringView name = line.sliced(at, mark - at);
    const bool isName = !name.isEmpty() && std::ranges::all_of(name, [](QChar c) {
        return isNameCharacter(c) || u"*%[]'\""_s.contains(c);
    });
    if (mark == end || !isName) {
        return std::nullopt;
    }
    return LineMagic{at, at, LineMagic::Language::Python, mark};
}

} // namespace

std::optional<CellMagic> cellMagic(QStringView line)
{
    // IPython wants them at the very start of a line.
    if (!line.startsWith(u"%%") || line.size() < 3) {
        return std::nullopt;
    }
    const qsizetype end = line.at(2) == u'!' ? 3 : nameEnd(line, 2);
    if (end == 2) {
        return std::nullopt;
    }
    return CellMagic{line.sliced(2, end - 2).toString(), line.sliced(end).trimmed().toString()};
}

KSyntaxHighlighting::Definition languageOf(const CellMagic &magic, const KSyntaxHighlighting::Definition &base,
                                           const KSyntaxHighlighting::Repository &repository)
{
    const QString name = magic.name.toLower();
    if (pythonMagics().contains(name)) {
        return base;
    }
    if (name == "writefile"_L1 || name == "file"_L1) {
        return repository.definitionForFileName(lastWord(magic.argument));
    }
    if (name == "script"_L1) {
        const QString program = programOf(magic.argument);
        return program.startsWith("python"_L1) ? base : named(program, repository);
    }
    const KSyntaxHighlighting::Definition found = named(magic.name, repository);
    return found.isValid() ? found : base;
}

std::optional<LineMagic> lineMagic(QStringView line)
{
    const qsizetype at = skipSpace(line, 0);
    if (at == line.size()) {
        return std::nullopt;
    }
    const QChar first = line.at(at);
    if (first == u'!' || first == u'%') {
        if (const auto help = first == u'%' ? helpBehind(line, at) : std::nullopt) {
            return help;
        }
        return magicFrom(line, at);
    }
    if (first == u'?') {
        const qsizetype code = at + (line.sliced(at).startsWith(u"??") ? 2 : 1);
        return LineMagic{at, code, LineMagic::Language::Python, line.size()};
    }
    if (const qsizetype value = assignedFrom(line, at); value >= 0) {
        return magicFrom(line, value);
    }
    return line.trimmed().endsWith(u'?') ? helpBehind(line, at) : std::nullopt;
}

} // namespace quire::render
