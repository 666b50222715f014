// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/FilePages.h"

#include "base/RemotePath.h"

#include <QMimeDatabase>

namespace quire::ui {

void FilePages::add(const Kind &kind)
{
    m_kinds.append(kind);
}

const FilePages::Kind *FilePages::kindFor(const RemotePath &path) const
{
    const QString name = path.name().toLower();
    for (const Kind &kind : m_kinds) {
        const auto fits = [&name](const QString &ending) { return name.endsWith(u'.' + ending); };
        if (std::ranges::any_of(kind.endings, fits)) {
            return &kind;
        }
    }
    const auto fallback = std::ranges::find(m_kinds, true, &Kind::takesAnyText);
    if (fallback == m_kinds.end()) {
        return nullptr;
    }
    const QMimeType type = QMimeDatabase().mimeTypeForFile(name, QMimeDatabase::MatchExtension);
    // A name that says nothing is most often text ("LICENSE"); the page finds out.
    return type.inherits(QStringLiteral("text/plain")) || type.isDefault() ? &*fallback : nullptr;
}

const FilePages::Kind *FilePages::find(const QString &id) const
{
    const auto found = std::ranges::find(m_kinds, id, &Kind::id);
    return found == m_kinds.end() ? nullptr : &*found;
}

} // namespace quire::ui
