// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/PythonMagics.h"

#include "render/Magics.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

/// Follows Python just far enough to say whether a line begins a statement.
class PythonLines
{
public:
    bool isAtStatement() const { return m_quote.isEmpty() && m_brackets <= 0 && !m_continues; }

    void take(QStringView line)
    {
        m_continues = false;
        for (qsizetype i = 0; i < line.size();) {
            i += m_quote.isEmpty() ? takeCode(line.sliced(i)) : takeString(line.sliced(i));
        }
        if (m_quote.size() == 1 && !m_continues) {
            m_quote.clear(); // Not closed on its line: an error that ends there.
        }
        m_continues = m_continues || (m_quote.isEmpty() && line.endsWith(u'\\'));
    }

private:
    qsizetype takeCode(QStringView rest)
    {
        const QChar c = rest.front();
        if (c == u'#') {
            return rest.size();
        }
        if (c == u'"' || c == u'\'') {
            const bool isTriple = rest.size() >= 3 && rest.at(1) == c && rest.at(2) == c;
            m_quote = QString(isTriple ? 3 : 1, c);
            return m_quote.size();
        }
        m_brackets += u"([{"_s.contains(c) ? 1 : u")]}"_s.contains(c) ? -1 : 0;
        return 1;
    }

    qsizetype takeString(QStringView rest)
    {
        if (rest.front() == u'\\') {
            m_continues = rest.size() == 1;
            return std::min<qsizetype>(2, rest.size());
        }
        if (rest.startsWith(m_quote)) {
            return std::exchange(m_quote, {}).size();
        }
        return 1;
    }

    QString m_quote;
    int m_brackets = 0;
    bool m_continues = false;
};

/// As Python writes a string.
QString quoted(const QString &text)
{
    QString inside = text;
    inside.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s).replace(u'\n', u"\\n"_s).replace(u'\r', u"\\r"_s);
    return u'\'' + inside + u'\'';
}

/// These change how a notebook looks or loads, and a program has neither.
bool isForNotebooks(const QString &magic)
{
    return QStringList{u"matplotlib"_s, u"config"_s,   u"autoreload"_s, u"load_ext"_s, u"reload_ext"_s,
                       u"autosave"_s,   u"notebook"_s, u"pylab"_s,      u"gui"_s,      u"colors"_s,
                       u"qtconsole"_s,  u"xmode"_s,    u"precision"_s,  u"pdb"_s,      u"automagic"_s}
        .contains(magic);
}

/// "%name args" behind "before", which is indentation or "x = ".
QString lineMagicCall(const QString &before, const QString &text)
{
    const QString name = text.section(u' ', 0, 0).sliced(1);
    const QString rest = text.section(u' ', 1).trimmed();
    if (isForNotebooks(name) && before.trimmed().isEmpty()) {
        // The block it may stand in must not be empty.
        return before.isEmpty() ? u"# "_s + text : before + u"pass  # "_s + text;
    }
    return before + u"get_ipython().run_line_magic(%1, %2)"_s.arg(quoted(name), quoted(rest));
}

QString callFor(const QString &line, const render::LineMagic &magic)
{
    const QString before = line.left(magic.mark);
    const QString text = line.sliced(magic.mark).trimmed();
    if (text.startsWith("!!"_L1)) {
        return before + u"get_ipython().getoutput(%1)"_s.arg(quoted(text.sliced(2)));
    }
    if (text.startsWith(u'!')) {
        const QString call = before.trimmed().isEmpty() ? u"system"_s : u"getoutput"_s;
        return before + u"get_ipython().%1(%2)"_s.arg(call, quoted(text.sliced(1)));
    }
    if (text.startsWith(u'%') && !text.endsWith(u'?')) {
        return lineMagicCall(before, text);
    }
    const bool isThorough = text.startsWith("??"_L1) || text.endsWith("??"_L1);
    const QString subject = QString(text).remove(u'?').trimmed();
    return before +
           u"get_ipython().run_line_magic(%1, %2)"_s.arg(isThorough ? u"'pinfo2'"_s : u"'pinfo'"_s, quoted(subject));
}

QString cellMagicCall(const render::CellMagic &magic, const QString &body)
{
    QString text = body;
    if (!text.isEmpty() && !text.endsWith(u'\n')) {
        text += u'\n';
    }
    return u"get_ipython().run_cell_magic(%1, %2, %3)"_s.arg(quoted(magic.name), quoted(magic.argument), quoted(text));
}

} // namespace

PythonMagics PythonMagics::translate(const QString &cell)
{
    const QStringList lines = cell.split(u'\n');
    qsizetype first = 0;
    while (first + 1 < lines.size() && lines.at(first).trimmed().isEmpty()) {
        ++first;
    }
    if (const auto magic = render::cellMagic(lines.at(first))) {
        return {cellMagicCall(*magic, lines.sliced(first + 1).join(u'\n')), true};
    }
    PythonMagics result;
    PythonLines python;
    QStringList out;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QString line = lines.at(i);
        const auto magic = python.isAtStatement() ? render::lineMagic(line) : std::nullopt;
        if (!magic) {
            python.take(line);
            out.append(line);
            continue;
        }
        while (line.endsWith(u'\\') && i + 1 < lines.size()) {
            line = line.chopped(1) + lines.at(++i).trimmed();
        }
        out.append(callFor(line, *magic));
        result.callsIPython = result.callsIPython || out.last().contains("get_ipython()"_L1);
    }
    result.source = out.join(u'\n');
    return result;
}

} // namespace quire::exporting
