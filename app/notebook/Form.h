// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace quire::notebook {

/// One line of a form: words, or a variable that can be set.
struct FormField
{
    enum class Kind { Text, Raw, Integer, Number, Slider, Boolean, Date, Choice, Markdown };

    Kind kind = Kind::Text;
    QString name;        ///< Of the variable; of Markdown its text.
    QString value;       ///< As a person reads it: a string without its quotes.
    QString placeholder; ///< Shown while the value is empty.
    double minimum = 0;  ///< Of a slider, as is `maximum` and `step`.
    double maximum = 100;
    double step = 1;
    QStringList options;      ///< Of a choice, as a person reads them.
    QStringList literals;     ///< The same as they are written in Python.
    bool allowsInput = false; ///< Of a choice: other values too.
    int line = 0;             ///< Of the source.
    qsizetype start = 0;      ///< Where the value is written, in UTF-16 units of the source.
    qsizetype length = 0;

    bool operator==(const FormField &) const = default;
};

/// What the comments "#@title", "#@param" and "#@markdown" of a code cell say, as Colab reads them.
struct Form
{
    QString title;
    bool runsAtOnce = false; ///< run: "auto": a change runs the cell.
    bool hidesCode = false;  ///< display-mode: "form".
    QList<FormField> fields;

    bool operator==(const Form &) const = default;
};

/// The form of a cell with this source; nothing where it has none. Looks at a bounded amount of text.
std::optional<Form> formOf(const QString &source);
/// What has to stand in place of a field's value so that it is `value`, as a person writes it. Text is quoted as the
/// value was; what is no number where one is wanted stays as the field has it.
QString literalFor(const QString &source, const FormField &field, const QString &value);

} // namespace quire::notebook
