// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Form.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using Kind = FormField::Kind;

class tst_Form : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void titleAndHowItIsShown()
    {
        const auto form =
            formOf(u"# @title Train it { run: \"auto\", display-mode: \"form\", vertical-output: true }"_s);
        QVERIFY(form);
        QCOMPARE(form->title, u"Train it"_s);
        QVERIFY(form->runsAtOnce && form->hidesCode);
        const auto plain = formOf(u"#@title Set {x} up\na = 1"_s);
        QCOMPARE(plain->title, u"Set {x} up"_s);
        QVERIFY(!plain->runsAtOnce && !plain->hidesCode);
    }

    void fields_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const auto row = [](const QString &line, Kind kind, const QString &name, const QString &value) {
            QTest::newRow(qPrintable(line)) << line << int(kind) << name << value;
        };
        row(u"a = ''  #@param"_s, Kind::Text, u"a"_s, QString());
        row(u"a = 'b' #@param {type: \"string\"}"_s, Kind::Text, u"a"_s, u"b"_s);
        row(u"a = \"it's #1\" # @param {\"type\":\"string\"}"_s, Kind::Text, u"a"_s, u"it's #1"_s);
        row(u"a = r\"C:\\new\" #@param {type:\"string\"}"_s, Kind::Text, u"a"_s, u"C:\\new"_s);
        row(u"a = 'b\\n\\\\' #@param {type:\"string\"}"_s, Kind::Text, u"a"_s, u"b\n\\"_s);
        row(u"n: int = 12 #@param {type:'integer'}"_s, Kind::Integer, u"n"_s, u"12"_s);
        row(u"    n = 1e-3 #@param {type:\"number\"}"_s, Kind::Number, u"n"_s, u"1e-3"_s);
        row(u"s = 142 #@param {type: \"slider\", min: 100, max: 200}"_s, Kind::Slider, u"s"_s, u"142"_s);
        row(u"b = True #@param {type:\"boolean\"}"_s, Kind::Boolean, u"b"_s, u"True"_s);
        row(u"d = '2010-11-05' #@param {type:\"date\"}"_s, Kind::Date, u"d"_s, u"2010-11-05"_s);
        row(u"x = f(1) #@param {type:\"raw\"}"_s, Kind::Raw, u"x"_s, u"f(1)"_s);
        row(u"m = \"b\" #@param [\"a\", \"b\"]"_s, Kind::Choice, u"m"_s, u"b"_s);
        row(u"x = 3 #@param"_s, Kind::Raw, u"x"_s, u"3"_s);
        row(u"变量 = '值' #@param {type:\"string\"}"_s, Kind::Text, u"变量"_s, u"值"_s);
    }
    void fields()
    {
        QFETCH(QString, line);
        const auto form = formOf(u"import os\n"_s + line + u"\nrest()"_s);
        QVERIFY(form);
        QCOMPARE(form->fields.size(), 1);
        const FormField field = form->fields.first();
        QTEST(int(field.kind), "kind");
        QTEST(field.name, "name");
        QTEST(field.value, "value");
        QCOMPARE(field.line, 1);
    }

    void whatIsNoForm()
    {
        for (const QString &source :
             {QString(), u"a = 1  # @parameter"_s, u"a = '#@param'"_s, u"a == 1 #@param"_s, u"print(1) #@param"_s,
              u"# @decorated\n@property\ndef f(): pass"_s, u"#@param [\"a\"]"_s}) {
            QVERIFY2(!formOf(source), qPrintable(source));
        }
    }

    void aSliderHasItsEnds()
    {
        const auto form = formOf(u"a = 1 #@param {type:\"slider\", min:-1, max:1, step:0.01}"_s);
        const FormField field = form->fields.first();
        QCOMPARE(field.minimum, -1.0);
        QCOMPARE(field.maximum, 1.0);
        QCOMPARE(field.step, 0.01);
        // Nonsense is bounded.
        const auto odd = formOf(u"a = 1 #@param {type:\"slider\", min:5, max:1, step:0}"_s);
        QVERIFY(odd->fields.first().maximum >= odd->fields.first().minimum && odd->fields.first().step > 0);
    }

    void aChoiceHasItsOptions()
    {
        const auto form = formOf(u"a = 'x' #@param [\"a, b\", 'c', 3, None] {allow-input: true}"_s);
        const FormField field = form->fields.first();
        QCOMPARE(field.options, QStringList({u"a, b"_s, u"c"_s, u"3"_s, u"None"_s}));
        QVERIFY(field.allowsInput);
        const auto raw = formOf(u"a = x #@param [\"x\", \"y + 1\"] {type:\"raw\"}"_s);
        QCOMPARE(raw->fields.first().literals, QStringList({u"x"_s, u"y + 1"_s}));
    }

    void wordsBetweenTheFields()
    {
        const auto form =
            formOf(u"#@markdown ## Data\n#@markdown ---\na = 1 #@param {type:\"integer\"}\n# @markdown end"_s);
        QCOMPARE(form->fields.size(), 4);
        QCOMPARE(form->fields.at(0).name, u"## Data"_s);
        QCOMPARE(form->fields.at(3).name, u"end"_s);
        QCOMPARE(form->fields.at(3).line, 3);
    }

    void valuesAreWrittenBackInTheirPlace_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("after");
        const auto row = [](const QString &before, const QString &value, const QString &after) {
            QTest::newRow(qPrintable(before + value)) << before << value << after;
        };
        row(u"a = 'b'  #@param {type:\"string\"}"_s, u"it's"_s, u"a = 'it\\'s'  #@param {type:\"string\"}"_s);
        row(u"a = \"b\" #@param {type:\"string\"}"_s, u"C:\\x\n"_s, u"a = \"C:\\\\x\\n\" #@param {type:\"string\"}"_s);
        row(u"a = r'b' #@param {type:\"string\"}"_s, u"C:\\x"_s, u"a = r'C:\\x' #@param {type:\"string\"}"_s);
        row(u"a = 1 #@param {type:\"integer\"}"_s, u"27"_s, u"a = 27 #@param {type:\"integer\"}"_s);
        row(u"a = 1 #@param {type:\"integer\"}"_s, u"import os"_s, u"a = 1 #@param {type:\"integer\"}"_s);
        row(u"a = 1 #@param {type:\"slider\"}"_s, u"0.5"_s, u"a = 0.5 #@param {type:\"slider\"}"_s);
        row(u"a = False #@param {type:\"boolean\"}"_s, u"true"_s, u"a = True #@param {type:\"boolean\"}"_s);
        row(u"a = x #@param {type:\"raw\"}"_s, u"y + 1"_s, u"a = y + 1 #@param {type:\"raw\"}"_s);
        row(u"a = x #@param {type:\"raw\"}"_s, u"1\nimport os"_s, u"a = x #@param {type:\"raw\"}"_s);
        row(u"a = 'x' #@param ['x', 3]"_s, u"3"_s, u"a = 3 #@param ['x', 3]"_s);
        row(u"a = 'x' #@param ['x'] {allow-input: true}"_s, u"own"_s, u"a = 'own' #@param ['x'] {allow-input: true}"_s);
    }
    void valuesAreWrittenBackInTheirPlace()
    {
        QFETCH(QString, before);
        QFETCH(QString, value);
        const QString source = u"first = 0\n"_s + before + u"\nlast = 9"_s;
        const FormField field = formOf(source)->fields.first();
        QString written = source;
        written.replace(field.start, field.length, literalFor(source, field, value));
        QTEST(written.section(u'\n', 1, 1), "after");
        QVERIFY(written.startsWith(u"first = 0\n") && written.endsWith(u"\nlast = 9"));
    }

    void hostileTextIsBounded()
    {
        const QString endless = u"a = '"_s + QString(1'000'000, u'(') + u" #@param ["_s + QString(1'000'000, u'[');
        QVERIFY(!formOf(endless));
        QVERIFY(!formOf(u"@\n"_s.repeated(100'000)));
        const auto many = formOf(u"a = 1 #@param ["_s + u"1,"_s.repeated(4000) + u"]"_s);
        QVERIFY(many && many->fields.first().options.size() <= 500);
    }
};

QTEST_GUILESS_MAIN(tst_Form)
#include "tst_Form.moc"
