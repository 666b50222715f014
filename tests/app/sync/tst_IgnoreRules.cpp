// SPDX-License-Identifier: GPL-3.0-or-later
#include "Dice.h"
#include "Examples.h"
#include "sync/IgnoreRules.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace quire::sync;
using namespace quire::testing;
using namespace Qt::StringLiterals;

class tst_IgnoreRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void examples_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("ignored");
        const auto row = [](const char *what, const char *lines, const char *path, bool ignored) {
            QTest::newRow(what) << QByteArray(lines) << QByteArray(path) << ignored;
        };
        // A path that ends with a slash is a folder.
        row("a name fits in any folder", "*.pyc", "d/e/x.pyc", true);
        row("a slash anchors", "d/*.pyc", "d/x.pyc", true);
        row("and only there", "d/*.pyc", "e/d/x.pyc", false);
        row("a slash in front, too", "/x", "d/x", false);
        row("a slash at the end means folders", "build/", "build", false);
        row("in any folder", "build/", "d/build/", true);
        row("and all in them", "build/", "d/build/x/y", true);
        row("two stars go deep", "d/**/x", "d/e/f/x", true);
        row("the last line decides", "*.log\n!keep.log", "keep.log", false);
        row("and again", "!keep.log\n*.log", "keep.log", true);
        row("not in an ignored folder", "d/\n!d/keep", "d/keep", true);
        row("comment", "# x\nx", "# x", false);
        row("no comment", "\\#x", "#x", true);
        row("no negation", "\\!x", "!x", true);
        row("spaces at the end do not count", "x  ", "x", true);
        row("unless they do", "x\\ ", "x ", true);
        row("Windows lines", "x\r\ny\r\n", "x", true);
        row("byte order mark", "\xef\xbb\xbfx", "x", true);
        row("empty lines", "\n\n/\n!\n", "x", false);
    }
    void examples()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QByteArray, path);
        const bool isFolder = path.endsWith('/');
        path = isFolder ? path.chopped(1) : path;
        QTEST(IgnoreRules(lines).isIgnored(*TreePath::fromBytes(path), isFolder), "ignored");
    }

    void theDefaultsLeaveOutWhatNobodyWants()
    {
        const IgnoreRules rules(IgnoreRules::defaultLines());
        for (const char *path : {"d/.ipynb_checkpoints", "__pycache__", ".quire", "_quire_sync", "lost+found"}) {
            QVERIFY2(rules.isIgnored(pathOf(path), true), path);
        }
        for (const char *path : {"d/x.pyc", ".DS_Store", "a~", ".~a.ipynb", ".x.swp", "a.quire-part-7", ".nfs0001"}) {
            QVERIFY2(rules.isIgnored(pathOf(path), false), path);
        }
        for (const char *path : {"train.ipynb", ".gitignore", "d/.quire", ".git/config", "d (moving 1)"}) {
            QVERIFY2(!rules.isIgnored(pathOf(path), false), path);
        }
        QVERIFY(IgnoreRules(IgnoreRules::gitLines()).isIgnored("d/.git/config"_path, false));
    }

    void appliedToTreesItHidesOnBothSidesAndMarksTheFolder()
    {
        Entry large = file("large");
        large.content.size = 11;
        const PairTrees seen{tree({{"d", folder()}, {"d/x.pyc", file("1")}, {"d/y", file("1")}, {"big", large}}),
                             tree({{"d", folder()}, {"big", file("small")}, {"n", folder()}, {"n/a", file("1")}}),
                             base({{"d", folder()}, {"d/x.pyc", file("1")}, {"big", file("small")}})};
        const PairTrees kept = IgnoreRules("*.pyc\nn/", 10).applied(seen);
        const std::vector<TreePath> paths{"d"_path, "d/y"_path};
        QCOMPARE(kept.paths(), paths);
        QVERIFY(kept.local.find("d"_path)->keepsIgnored);
        QVERIFY(!kept.remote.find("d"_path)->keepsIgnored);
    }

    void otherRulesHaveAnotherFingerprint()
    {
        QCOMPARE(IgnoreRules("a", 1).fingerprint(), IgnoreRules("a", 1).fingerprint());
        QVERIFY(IgnoreRules("a", 1).fingerprint() != IgnoreRules("a", 2).fingerprint());
        QVERIFY(IgnoreRules("a").fingerprint() != IgnoreRules("b").fingerprint());
    }

    /// The same verdict as git's, on random rules over random trees.
    void agreesWithGit()
    {
        if (QStandardPaths::findExecutable(u"git"_s).isEmpty()) {
            QSKIP("git is not installed");
        }
        const quint32 seed = qEnvironmentVariableIsSet("QUIRE_SYNC_SEED")
                                 ? qEnvironmentVariable("QUIRE_SYNC_SEED").toUInt()
                                 : QRandomGenerator::global()->generate();
        Dice dice(seed);
        QTemporaryDir home;
        const std::vector<std::pair<QByteArray, bool>> all = makeTree(home.path());
        QCOMPARE(git(home.path(), {u"init"_s, u"-q"_s}, {}).first, 0);
        for (int round = 0; round < 60; ++round) {
            const QByteArray lines = randomLines(dice);
            write(home.filePath(u".gitignore"_s), lines);
            const QSet<QByteArray> expected = ignoredByGit(home.path(), all);
            const IgnoreRules rules(lines);
            for (const auto &[path, isFolder] : all) {
                const bool ours = rules.isIgnored(*TreePath::fromBytes(path), isFolder);
                QVERIFY2(ours == expected.contains(path),
                         "seed %1: git %2 ignore %3 with\n%4"_L1
                             .arg(QString::number(seed), expected.contains(path) ? u"does"_s : u"does not"_s,
                                  QString::fromLatin1(path), QString::fromLatin1(lines))
                             .toUtf8()
                             .constData());
            }
        }
    }

private:
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile made(path);
        QVERIFY(made.open(QIODevice::WriteOnly));
        made.write(bytes);
    }

    static std::vector<std::pair<QByteArray, bool>> makeTree(const QString &root)
    {
        std::vector<std::pair<QByteArray, bool>> all;
        const QStringList names{u"a"_s, u"b"_s, u"ab"_s, u"a.c"_s, u"#a"_s, u"!b"_s, u"a b"_s, u"[a]"_s, u"c-"_s};
        for (const QString &folder : {u""_s, u"a/"_s, u"a/b/"_s, u"ab/"_s, u"ab/a/"_s, u"ab/a/b/"_s}) {
            QDir(root).mkpath(folder.isEmpty() ? u"."_s : folder);
            for (const QString &name : names) {
                const QString path = folder + name;
                const bool isFolder =
                    path == "a"_L1 || path == "a/b"_L1 || path == "ab"_L1 || path == "ab/a"_L1 || path == "ab/a/b"_L1;
                if (!isFolder) {
                    write(root + u'/' + path, "x");
                }
                all.emplace_back(path.toUtf8(), isFolder);
            }
        }
        return all;
    }

    static QByteArray randomLines(Dice &dice)
    {
        constexpr std::array pieces{"a",    "b",    "ab",    "*",           "**", "?", "/",   "/",
                                    "[ab]", "[!a]", "[a-c]", ".c",          "!",  "#", " ",   "\\",
                                    "**/",  "/**",  "[",     "[[:alpha:]]", "-",  "]", "a b", "/*"};
        QByteArray lines;
        for (int line = dice.between(1, 4); line > 0; --line) {
            lines += dice.chance(25) ? "!" : "";
            lines += dice.chance(25) ? "/" : "";
            for (int piece = dice.between(1, 4); piece > 0; --piece) {
                lines += dice.one(pieces);
            }
            lines += dice.chance(25) ? "/\n" : "\n";
        }
        return lines;
    }

    static std::pair<int, QByteArray> git(const QString &folder, const QStringList &arguments, const QByteArray &input)
    {
        QProcess process;
        process.setWorkingDirectory(folder);
        process.start(u"git"_s, QStringList{u"-c"_s, u"core.excludesFile=/dev/null"_s} + arguments);
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished();
        return {process.exitCode(), process.readAllStandardOutput()};
    }

    static QSet<QByteArray> ignoredByGit(const QString &root, const std::vector<std::pair<QByteArray, bool>> &all)
    {
        QByteArray input;
        for (const auto &[path, isFolder] : all) {
            input += path + '\0';
        }
        const QByteArrayList ignored =
            git(root, {u"check-ignore"_s, u"--no-index"_s, u"-z"_s, u"--stdin"_s}, input).second.split('\0');
        return {ignored.begin(), ignored.end()};
    }
};

QTEST_GUILESS_MAIN(tst_IgnoreRules)
#include "tst_IgnoreRules.moc"
