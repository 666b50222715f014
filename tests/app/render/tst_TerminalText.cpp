// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/AnsiParser.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::render;

/// What programs send to a terminal, and what is to be seen of it: tests/data/terminal/NAME.txt, with \e, \r, \b and \a
/// for the characters, against NAME.golden. QUIRE_UPDATE_GOLDEN=1 writes the golden files anew: look at what changed.
class tst_TerminalText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isShownAsATerminalDoes_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList files = folder().entryList({u"*.txt"_s});
        QVERIFY(!files.isEmpty());
        for (const QString &file : files) {
            QTest::newRow(qPrintable(file)) << file.chopped(4);
        }
    }
    void isShownAsATerminalDoes()
    {
        QFETCH(QString, name);
        const QString sent = sentBy(read(name + u".txt"_s));
        AnsiParser whole;
        whole.feed(sent);
        const QString shown = described(whole.lines());
        AnsiParser pieces;
        for (const QChar c : sent) {
            pieces.feed(QStringView(&c, 1));
        }
        QCOMPARE(described(pieces.lines()), shown);
        if (qEnvironmentVariableIsSet("QUIRE_UPDATE_GOLDEN")) {
            QFile golden(folder().filePath(name + u".golden"_s));
            QVERIFY(golden.open(QIODevice::WriteOnly));
            golden.write(shown.toUtf8());
        }
        QCOMPARE(shown, read(name + u".golden"_s));
    }

private:
    static QDir folder() { return QDir(QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/terminal")); }

    static QString read(const QString &name)
    {
        QFile file(folder().filePath(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    static QString sentBy(QString text)
    {
        return text.replace(u"\\e"_s, u"\x1b"_s)
            .replace(u"\\r"_s, u"\r"_s)
            .replace(u"\\b"_s, u"\b"_s)
            .replace(u"\\a"_s, u"\a"_s);
    }

    static QString described(const AnsiColor &color)
    {
        return color.kind == AnsiColor::Kind::Palette ? QString::number(color.value)
                                                      : u'#' + QString::number(color.value & 0xffffff, 16);
    }

    /// "{bold,fg=1:text}" for what is not plain.
    static QString described(const AnsiLines &lines, const AnsiStyle &style)
    {
        QStringList parts;
        const std::pair<bool, const char *> flags[] = {{style.bold, "bold"},       {style.faint, "faint"},
                                                       {style.italic, "italic"},   {style.underline, "underline"},
                                                       {style.inverse, "inverse"}, {style.hidden, "hidden"},
                                                       {style.strikeOut, "struck"}};
        for (const auto &[isOn, word] : flags) {
            if (isOn) {
                parts.append(QString::fromLatin1(word));
            }
        }
        if (style.foreground.kind != AnsiColor::Kind::Default) {
            parts.append(u"fg="_s + described(style.foreground));
        }
        if (style.background.kind != AnsiColor::Kind::Default) {
            parts.append(u"bg="_s + described(style.background));
        }
        if (style.link > 0) {
            parts.append(u"link="_s + lines.link(style.link));
        }
        return parts.join(u',');
    }

    static QString described(const AnsiLines &lines)
    {
        QString all;
        AnsiLines::Cache cache;
        for (int i = 0; i < lines.count(); ++i) {
            const AnsiLine &line = lines.line(i, cache);
            qsizetype at = 0;
            for (const AnsiSpan &span : line.spans) {
                all += line.text.sliced(at, span.start - at) + u'{' + described(lines, span.style) + u':' +
                       line.text.sliced(span.start, span.length) + u'}';
                at = span.start + span.length;
            }
            all += line.text.sliced(at) + u'\n';
        }
        return all;
    }
};

QTEST_GUILESS_MAIN(tst_TerminalText)
#include "tst_TerminalText.moc"
