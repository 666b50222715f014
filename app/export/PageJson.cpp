// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/PageJson.h"

#include "render/AnsiHtml.h"
#include "render/JsonChildren.h"
#include "render/JsonLines.h"

using namespace Qt::StringLiterals;

namespace quire::exporting {

using render::toHtmlBytes;

namespace {

/// Lines of one tree; the rest is told about.
constexpr int mostLines = 20'000;
constexpr int deepest = 60;
constexpr qsizetype longestLine = 20'000;

} // namespace

void PageJson::append(QByteArray &out, const notebook::JsonValue &value, bool expanded)
{
    Tree tree{out, expanded, mostLines};
    out += "<div class=\"json\">";
    appendNode(tree, {}, value, 0);
    out += "</div>";
    if (tree.left <= 0) {
        out += "<p class=\"note\">" + toHtmlBytes(tr("The rest of this tree is left out: it is too large.")) + "</p>";
    }
}

void PageJson::appendNode(Tree &tree, const QString &key, const notebook::JsonValue &value, int depth)
{
    if (--tree.left < 0) {
        return;
    }
    if (!value.isObject() && !value.isArray()) {
        tree.out += "<div>" + toHtmlBytes(render::JsonLines::line(key, value).left(longestLine)) + "</div>";
        return;
    }
    const qsizetype count = render::JsonChildren::of(value, 0, 0).total;
    const QString size = value.isArray() ? tr("[%1 items]").arg(count) : tr("{%1 keys}").arg(count);
    tree.out += QByteArray("<details") + (tree.expanded || depth == 0 ? " open" : "") + "><summary>" +
                (key.isEmpty() ? QByteArray() : toHtmlBytes(key.left(longestLine)) + ": ") + "<span class=\"muted\">" +
                toHtmlBytes(size) + "</span></summary>";
    if (depth < deepest) {
        appendChildren(tree, value, depth);
    } else {
        tree.left = 0;
    }
    tree.out += "</details>";
}

void PageJson::appendChildren(Tree &tree, const notebook::JsonValue &value, int depth)
{
    const auto children = render::JsonChildren::of(value, 0, std::max(0, tree.left));
    for (const render::JsonChildren::Child &child : children.children) {
        const QString key = child.key.isEmpty() && value.isArray() ? QString::number(child.index) : child.key;
        appendNode(tree, key, child.value, depth + 1);
    }
}

} // namespace quire::exporting
