// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/CodeHighlighter.h"
#include "render/HtmlSanitiser.h"
#include "render/Markdown.h"

#include <QDir>
#include <QTest>

using namespace quire::render;
using namespace Qt::StringLiterals;

/// tests/data/markdown: NAME.md becomes NAME.html. With QUIRE_UPDATE_GOLDEN=1 in the environment the HTML files are
/// written instead of compared; look at what changed before you commit it.
class tst_MarkdownGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rendersAsBefore_data()
    {
        QTest::addColumn<QString>("file");
        const QFileInfoList files = QDir(folder()).entryInfoList({u"*.md"_s}, QDir::Files, QDir::Name);
        QVERIFY(files.size() >= 5);
        for (const QFileInfo &file : files) {
            QTest::newRow(qPrintable(file.completeBaseName())) << file.completeBaseName();
        }
    }
    void rendersAsBefore()
    {
        QFETCH(QString, file);
        const QString html = rendered(QString::fromUtf8(read(folder() + file + u".md"_s)));
        QFile golden(folder() + file + u".html"_s);
        if (qEnvironmentVariableIsSet("QUIRE_UPDATE_GOLDEN")) {
            QVERIFY(golden.open(QIODevice::WriteOnly) && golden.write(html.toUtf8()) >= 0);
            return;
        }
        QCOMPARE(html.split(u'\n'), QString::fromUtf8(read(golden.fileName())).split(u'\n'));
    }

    void nothingHostileIsLeft()
    {
        const QString html = rendered(QString::fromUtf8(read(folder() + u"hostile.md"_s)));
        // In attributes and as elements; as text anything may be read.
        for (const auto &word :
             {u"<script"_s, u"<style"_s, u"<svg"_s, u"<iframe"_s, u"<form"_s, u"<input"_s, u"href=\"java"_s,
              u"href=\"data:"_s, u"\"file:"_s, u"src=\"//"_s, u"expression"_s, u"url("_s, u"\"quire-details"_s}) {
            QVERIFY2(!html.contains(word), qPrintable(word + u" in "_s + html));
        }
        static const QRegularExpression handler(u"<[a-z][^<>\"]*(\"[^\"]*\"[^<>\"]*)*\\son\\w+="_s);
        QVERIFY2(!html.contains(handler), qPrintable(html));
    }

    void survivesRandomSources()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        const QStringList parts{u"$"_s,
                                u"$$"_s,
                                u"`"_s,
                                u"```\n"_s,
                                u"\n"_s,
                                u"\n\n"_s,
                                u"- [ ] "_s,
                                u"- [x] "_s,
                                u"[^1]"_s,
                                u"[^1]: "_s,
                                u"    "_s,
                                u"@@0@@"_s,
                                u"@@1@@"_s,
                                u"<details>"_s,
                                u"<summary>"_s,
                                u"</details>"_s,
                                u"# "_s,
                                u"|"_s,
                                u"|-|\n"_s,
                                u"word"_s,
                                u"<b>"_s,
                                u"</b>"_s,
                                u"<img src=\"a\">"_s,
                                u"![a](b)"_s,
                                u"\\"_s,
                                u"<input type=\"checkbox\" class=\"task-list-item-checkbox\" disabled>"_s,
                                u"> "_s,
                                u"\""_s,
                                u"é漢😀"_s};
        for (int round = 0; round < 2000; ++round) {
            QString source;
            for (int i = random.bounded(30); i > 0; --i) {
                source += parts.at(random.bounded(int(parts.size())));
            }
            const QString html = rendered(source);
            QVERIFY2(!html.contains(u"<input"), qPrintable(source));
            Markdown::headings(source);
            for (int task = 0; task < 4; ++task) {
                const auto toggled = Markdown::withTaskToggled(source, task);
                QVERIFY2(!toggled || toggled->size() == source.size(), qPrintable(source));
                // Twice is as it was, but for the way a tick is written.
                const auto back = toggled ? Markdown::withTaskToggled(*toggled, task) : std::nullopt;
                QVERIFY2(!toggled || (back && back->toLower() == source.toLower()), qPrintable(source));
            }
        }
    }

private:
    static QString folder() { return QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/markdown/"); }
    static QByteArray read(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString rendered(const QString &source)
    {
        Markdown markdown;
        markdown.highlighter = &m_highlighter;
        markdown.resolveImage = [](const QString &address) {
            return HtmlSanitiser::isPictureAddress(address) ? address : QString();
        };
        return markdown.toHtml(source);
    }

    CodeHighlighter m_highlighter;
};

QTEST_GUILESS_MAIN(tst_MarkdownGolden)
#include "tst_MarkdownGolden.moc"
