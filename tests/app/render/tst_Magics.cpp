// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/Magics.h"

#include <KSyntaxHighlighting/Repository>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::render;

class tst_Magics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void languages_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("language");
        const auto row = [](const QString &line, const QString &language) {
            QTest::newRow(qPrintable(line)) << line << language;
        };
        row(u"%%bash"_s, u"Bash"_s);
        row(u"%%sh -e"_s, u"Bash"_s);
        row(u"%%!"_s, u"Bash"_s);
        row(u"%%shell"_s, u"Bash"_s);
        row(u"%%html"_s, u"HTML"_s);
        row(u"%%HTML"_s, u"HTML"_s);
        row(u"%%SVG"_s, u"XML"_s);
        row(u"%%javascript"_s, u"JavaScript"_s);
        row(u"%%js"_s, u"JavaScript"_s);
        row(u"%%latex"_s, u"LaTeX"_s);
        row(u"%%markdown"_s, u"Markdown"_s);
        row(u"%%perl"_s, u"Perl"_s);
        row(u"%%ruby"_s, u"Ruby"_s);
        row(u"%%R -i x"_s, u"R Script"_s);
        row(u"%%sql sqlite:///x.db"_s, u"SQL"_s);
        row(u"%%cython -a"_s, u"Python"_s);
        row(u"%%time"_s, u"Python"_s);
        row(u"%%script perl -w"_s, u"Perl"_s);
        row(u"%%script /usr/bin/env bash"_s, u"Bash"_s);
        row(u"%%script python3"_s, u"Python"_s);
        row(u"%%writefile src/main.cpp"_s, u"C++"_s);
        row(u"%%writefile -a 'setup.py'"_s, u"Python"_s);
        row(u"%%writefile notes.unknown-suffix"_s, u"None"_s);
        row(u"%%nobody_knows_this"_s, u"Python"_s);
    }
    void languages()
    {
        QFETCH(QString, line);
        const auto magic = cellMagic(line);
        QVERIFY(magic);
        const auto python = m_repository.definitionForName(u"Python"_s);
        QTEST(languageOf(*magic, python, m_repository).name(), "language");
    }

    void whatIsNoCellMagic()
    {
        for (const QString &line : {u"%bash"_s, u" %%bash"_s, u"%%"_s, u"%% bash"_s, u"a %%bash"_s, QString()}) {
            QVERIFY2(!cellMagic(line), qPrintable(line));
        }
    }

    void lines_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("parts"); // Python | mark | code | question marks
        const auto row = [](const QString &line, const QString &parts) {
            QTest::newRow(qPrintable(line)) << line << parts;
        };
        row(u"!ls -l"_s, u"|!|ls -l|"_s);
        row(u"!!ls"_s, u"|!!|ls|"_s);
        row(u"  !ls"_s, u"  |!|ls|"_s);
        row(u"out = !ls"_s, u"out = |!|ls|"_s);
        row(u"a, b = %env HOME"_s, u"a, b = |%env| HOME|"_s);
        row(u"%pip install x"_s, u"|%pip| install x|"_s);
        row(u"?len"_s, u"|?|len|"_s);
        row(u"len?"_s, u"||len|?"_s);
        row(u"np.load??"_s, u"||np.load|??"_s);
        row(u"%timeit?"_s, u"||%timeit|?"_s);
        row(u"np.*load*?"_s, u"||np.*load*|?"_s);
    }
    void lines()
    {
        QFETCH(QString, line);
        const auto magic = lineMagic(line);
        QVERIFY(magic);
        const QStringList parts{line.left(magic->mark), line.sliced(magic->mark, magic->code - magic->mark),
                                line.sliced(magic->code, magic->end - magic->code), line.sliced(magic->end)};
        QTEST(parts.join(u'|'), "parts");
    }

    void whatIsPlainPython()
    {
        for (const QString &line : {u"a = b % c"_s, u"a != b"_s, u"a == b"_s, u"x = '!'"_s, u"if a: b = 1"_s, QString(),
                                    u"   "_s, u"% 3"_s, u"print('why?')"_s, u"f(a=!b)"_s}) {
            QVERIFY2(!lineMagic(line), qPrintable(line));
        }
    }

private:
    KSyntaxHighlighting::Repository m_repository;
};

QTEST_GUILESS_MAIN(tst_Magics)
#include "tst_Magics.moc"
