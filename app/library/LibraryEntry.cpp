// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/LibraryEntry.h"

#include <QFile>

#include <array>

namespace quire::library {

std::optional<Kind> kindOf(QByteArrayView path)
{
    static constexpr std::array<std::pair<QByteArrayView, Kind>, 6> endings{{{".ipynb", Kind::Notebook},
                                                                             {".html", Kind::Html},
                                                                             {".htm", Kind::Html},
                                                                             {".pdf", Kind::Pdf},
                                                                             {".md", Kind::Markdown},
                                                                             {".markdown", Kind::Markdown}}};
    const QByteArray tail = path.last(std::min<qsizetype>(path.size(), 10)).toByteArray().toLower();
    for (const auto &[ending, kind] : endings) {
        if (tail.endsWith(ending) && tail != ending) {
            return kind;
        }
    }
    return {};
}

QString Entry::name() const
{
    return QFile::decodeName(path.sliced(path.lastIndexOf('/') + 1));
}

QString Entry::folder() const
{
    return QFile::decodeName(path.first(std::max<qsizetype>(0, path.lastIndexOf('/'))));
}

Place Place::parse(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    return colon < 0 ? Place() : Place{text.first(colon), text.sliced(colon + 1)};
}

} // namespace quire::library
