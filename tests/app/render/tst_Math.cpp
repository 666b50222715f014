// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/DataFiles.h"
#include "render/FormulaCache.h"
#include "render/Math.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace quire::render;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Math : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_math = std::make_unique<Math>(quire::base::dataFile(u"web/math.js"_s), m_folder->filePath(u"math"_s));
        m_interest = std::make_shared<int>(0);
    }

    void setsAFormulaAndRemembersIt()
    {
        const MathRequest request{u"x^2"_s, false, {}};
        const auto formula = set(request);
        QVERIFY(formula);
        QCOMPARE(formula->error, QString());
        QVERIFY(formula->body.svg.startsWith("<svg"));
        QVERIFY(formula->body.svg.contains("currentColor"));
        // About an em wide, not below the line.
        QVERIFY(formula->body.width > 0.8 && formula->body.width < 1.3);
        QVERIFY(formula->body.depth < 0.05);
        QCOMPARE(m_math->find(request, m_interest), formula);
    }

    void aFractionReachesBelowTheBaseline()
    {
        const auto formula = set({u"\\frac{1}{2}"_s, true, {}});
        QVERIFY(formula->body.depth > 0.5);
        QVERIFY(formula->body.ascent > 1);
    }

    void equationNumbersComeApart()
    {
        const auto formula = set({u"E=mc^2 \\tag{3}"_s, true, {}});
        QCOMPARE(formula->error, QString());
        QVERIFY(!formula->tag.svg.isEmpty());
        QVERIFY(formula->tag.width > 1 && formula->tag.width < 2);
        QVERIFY(formula->body.width > 3 && formula->body.width < 5);
        const auto align = set({u"\\begin{align}a&=b\\tag{1}\\\\c&=d\\tag{2}\\end{align}"_s, true, {}});
        QVERIFY(qAbs(align->body.depth - align->tag.depth) < 0.001);
        QVERIFY(align->body.ascent + align->body.depth > 2);
    }

    void knowsWhatWasDefinedBefore()
    {
        const QStringList definitions{u"\\newcommand{\\R}{\\mathbb{R}}"_s, u"x\\tag{7}\\label{here}"_s};
        const auto known = set({u"\\R"_s, false, definitions});
        const auto plain = set({u"\\mathbb{R}"_s, false, {}});
        QCOMPARE(known->body.width, plain->body.width);
        const auto unknown = set({u"\\R"_s, false, {}});
        QVERIFY(unknown->body.svg.contains("red"));
        const auto reference = set({u"\\ref{here}"_s, false, definitions});
        const auto seven = set({u"\\text{7}"_s, false, {}});
        QCOMPARE(reference->body.width, seven->body.width);
        // Nobody else's page learned of it.
        QVERIFY(set({u"\\R+1"_s, false, {}})->body.svg.contains("red"));
    }

    void tellsWhatIsWrong() { QCOMPARE(set({u"\\frac{1"_s, false, {}})->error, u"Missing close brace"_s); }

    void hostileFormulas_data()
    {
        QTest::addColumn<QString>("tex");
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("endless macro") << u"\\def\\a{\\a\\a}\\a"_s << true;
        QTest::newRow("doubling macros")
            << u"\\def\\a{xxxxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}"
               "\\def\\c{\\b\\b\\b\\b\\b\\b\\b\\b\\b\\b}\\def\\d{\\c\\c\\c\\c\\c\\c\\c}\\d"_s
            << true;
        QTest::newRow("huge rule") << u"\\rule{100000em}{100000em}"_s << true;
        QTest::newRow("NaN") << u"\\rule{NaNem}{1e999em}"_s << true;
        QTest::newRow("long") << u"x"_s.repeated(30'000) << true;
        QTest::newRow("deep") << u"{"_s.repeated(3000) + u"}"_s.repeated(3000) << true;
        QTest::newRow("unbalanced") << u"\\left("_s.repeated(500) << true;
        QTest::newRow("link") << u"\\href{javascript:alert(1)}{x}"_s << false;
        QTest::newRow("require") << u"\\require{cancel}\\cancel{x}"_s << false;
        QTest::newRow("escape from a string") << u"\"));quit();((\"\\\\u0000"_s << false;
        QTest::newRow("nothing") << u"\\"_s << false;
        QTest::newRow("surrogate") << QString(QChar(0xd800)) << true;
    }
    void hostileFormulas()
    {
        QFETCH(QString, tex);
        QFETCH(bool, isRefused);
        const auto formula = set({tex, true, {}});
        QVERIFY(formula);
        QCOMPARE(!formula->error.isEmpty(), isRefused);
        QVERIFY(!formula->body.svg.contains("javascript"));
        QVERIFY(!formula->body.svg.contains("href"));
        // The next one is none the worse for it.
        QCOMPARE(set({u"1+1"_s, false, {}})->error, QString());
    }

    void whatTakesTooLongIsStoppedAndTheNextOneIsSet()
    {
        Math math(quire::base::dataFile(u"web/math.js"_s), {}, 1ms);
        const MathRequest slow{u"\\begin{matrix}"_s + u"x&y\\\\"_s.repeated(1500) + u"\\end{matrix}"_s, true, {}};
        math.find(slow, m_interest);
        QTRY_VERIFY_WITH_TIMEOUT(math.find(slow, m_interest) != nullptr, 30'000);
        QCOMPARE(math.find(slow, m_interest)->error, u"The formula takes too long to set"_s);
    }

    void whatNobodyWaitsForAnyMoreIsNotSet()
    {
        QSignalSpy ready(m_math.get(), &Math::ready);
        auto gone = std::make_shared<int>(0);
        m_math->find({u"a"_s, false, {}}, m_interest);
        for (int i = 0; i < 50; ++i) {
            m_math->find({u"x_{%1}"_s.arg(i), false, {}}, gone);
        }
        gone.reset();
        QTRY_COMPARE(m_math->pending(), 0);
        QCOMPARE(ready.size(), 1);
    }

    void aSetFormulaIsOnDiskAndNeedsNoTypesetterAgain()
    {
        const MathRequest request{u"\\sqrt{2}"_s, false, {}};
        const auto formula = set(request);
        m_math = std::make_unique<Math>(u"nowhere.js"_s, m_folder->filePath(u"math"_s));
        const auto again = set(request);
        QCOMPARE(again->body.svg, formula->body.svg);
        QCOMPARE(again->body.width, formula->body.width);
        QVERIFY(set({u"\\sqrt{3}"_s, false, {}})->error.contains(u"missing"));
    }

    void theFolderStaysSmallAndDamagedFilesAreIgnored()
    {
        const QString folder = m_folder->filePath(u"small"_s);
        constexpr qint64 limit = 20'000;
        FormulaCache cache(folder, limit);
        Formula formula;
        formula.body.svg = "<svg viewBox=\"0 -1 1 1\">" + QByteArray(500, ' ') + "</svg>";
        for (int i = 0; i < 200; ++i) {
            cache.insert({QString::number(i), false, {}}, formula);
        }
        qint64 size = 0;
        const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
        for (const QFileInfo &file : files) {
            size += file.size();
            QFile damaged(file.filePath());
            QVERIFY(damaged.resize(file.size() / 2));
        }
        QVERIFY(size <= limit);
        QVERIFY(!cache.find({u"199"_s, false, {}}));
    }

private:
    std::shared_ptr<const Formula> set(const MathRequest &request)
    {
        return QTest::qWaitFor([&] { return m_math->find(request, m_interest) != nullptr; }, 30'000)
                   ? m_math->find(request, m_interest)
                   : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Math> m_math;
    std::shared_ptr<void> m_interest;
};

QTEST_GUILESS_MAIN(tst_Math)
#include "tst_Math.moc"
