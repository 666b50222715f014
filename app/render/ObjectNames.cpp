// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/ObjectNames.h"

#include "render/HtmlTag.h"
#include "render/MathText.h"

using namespace Qt::StringLiterals;

namespace quire::render::ObjectNames {

namespace {

const auto inlineHead = "quire-math:inline:"_L1;
const auto displayHead = "quire-math:display:"_L1;
const auto strutHead = "quire-strut:"_L1;
const auto taskHead = "quire-task:"_L1;
const auto alertHead = "quire-alert:"_L1;

} // namespace

QString formula(const QString &tex, bool isDisplay)
{
    return (isDisplay ? displayHead : inlineHead) + tex;
}

QString strut(const QString &formulaName)
{
    return strutHead + formulaName;
}

QString task(int index, bool isDone)
{
    return taskHead + (isDone ? u"x"_s : u"-"_s) + QString::number(index);
}

QString alert(const QString &kind)
{
    return alertHead + kind;
}

std::optional<MathRequest> toFormula(const QString &name)
{
    if (name.startsWith(inlineHead)) {
        return MathRequest{name.sliced(inlineHead.size()), false, {}};
    }
    if (name.startsWith(displayHead)) {
        return MathRequest{name.sliced(displayHead.size()), true, {}};
    }
    return {};
}

std::optional<QString> toStrut(const QString &name)
{
    return name.startsWith(strutHead) ? std::optional(name.sliced(strutHead.size())) : std::nullopt;
}

std::optional<Task> toTask(const QString &name)
{
    if (!name.startsWith(taskHead) || name.size() < taskHead.size() + 2) {
        return {};
    }
    const QStringView rest = QStringView(name).sliced(taskHead.size());
    return Task{rest.sliced(1).toInt(), rest.front() == u'x'};
}

std::optional<QString> toAlert(const QString &name)
{
    return name.startsWith(alertHead) ? std::optional(name.sliced(alertHead.size())) : std::nullopt;
}

QString formulaHtml(const QString &tex, bool isDisplay)
{
    const QString name = formula(tex, isDisplay).toHtmlEscaped();
    const QString image = u"<img src=\"%1\">"_s.arg(name);
    // The joiner keeps the line from breaking between the two.
    return isDisplay ? image : image + u"&#8288;<img style=\"vertical-align:middle\" src=\"%1\">"_s.arg(strut(name));
}

QHash<QString, MathRequest> formulasIn(const QString &html, QStringList definitions)
{
    QHash<QString, MathRequest> requests;
    const QString head = u"<img src=\"quire-math:"_s;
    for (qsizetype at = html.indexOf(head); at >= 0; at = html.indexOf(head, at + 1)) {
        const qsizetype begin = at + 10;
        const QString name = decodeEntities(QStringView(html).sliced(begin, html.indexOf(u'"', begin) - begin));
        if (auto request = toFormula(name)) {
            request->definitions = definitions;
            requests.insert(name, *request);
            if (MathText::isDefinition(request->tex)) {
                definitions.append(request->tex);
            }
        }
    }
    return requests;
}

} // namespace quire::render::ObjectNames
