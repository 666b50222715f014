// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/Completions.h"

#include <QSet>

#include <algorithm>

namespace quire::ui {

void Completions::setAnswer(const CompletionAnswer &answer)
{
    if (!answer.items.isEmpty()) {
        m_start = answer.start;
    }
    m_items = answer.items;
    m_knowsAll = !m_items.isEmpty();
}

QList<CompletionItem> Completions::fitting(const QString &source, qsizetype caret) const
{
    if (caret < m_wordStart || caret > source.size() || m_start > m_wordStart) {
        return {};
    }
    const QStringView typed = QStringView(source).sliced(m_start, caret - m_start);
    const QString before = QStringView(source).sliced(m_start, m_wordStart - m_start).toString();
    QList<CompletionItem> all = m_items;
    // Behind a dot the kernel knows what there is; other words of the notebook would be wrong.
    const bool isAttribute = m_wordStart > 0 && source.at(m_wordStart - 1) == u'.';
    for (const QString &word : m_knowsAll &&isAttribute ? QStringList() : m_words) {
        all.append({before + word, {}});
    }
    QList<CompletionItem> fitting;
    QSet<QString> seen;
    for (const CompletionItem &item : all) {
        // What the kernel offered is its affair until something is typed on: files, magics, `%` left out.
        const bool fits = item.text.startsWith(typed, Qt::CaseInsensitive);
        if (fits && !seen.contains(item.text)) {
            seen.insert(item.text);
            fitting.append(item);
        }
    }
    const QStringView word = QStringView(source).sliced(m_wordStart, caret - m_wordStart);
    std::ranges::stable_sort(fitting, {}, [&](const CompletionItem &item) {
        const QStringView rest = QStringView(item.text).sliced(std::min(item.text.size(), before.size()));
        const bool isPrivate = rest.startsWith(u'_') && !word.startsWith(u'_');
        return std::pair(isPrivate, !item.text.startsWith(typed));
    });
    return fitting;
}

} // namespace quire::ui
