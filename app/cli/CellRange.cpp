// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CellRange.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace quire::cli {

Result<CellRange> CellRange::parse(const QString &text)
{
    static const QRegularExpression stretch(u"^(\\d{1,9})(-(\\d{0,9}))?$"_s);
    CellRange range;
    const QStringList parts = text.split(u',');
    for (const QString &part : parts) {
        const auto match = stretch.match(part.trimmed());
        const qsizetype first = match.captured(1).toLongLong();
        const bool isOne = match.capturedView(2).isEmpty();
        const qsizetype last = isOne ? first : match.captured(3).toLongLong();
        if (!match.hasMatch() || first < 1 || (last != 0 && last < first)) {
            return failure(ErrorKind::Unsupported,
                           tr("“%1” names no cells: --cells takes numbers and ranges, such as 1-3,7,12-.").arg(part));
        }
        range.m_stretches.append({first, last});
    }
    return range;
}

QList<notebook::CellId> CellRange::in(const notebook::Notebook &notebook) const
{
    QList<notebook::CellId> ids;
    for (qsizetype i = 0; i < notebook.cells.size(); ++i) {
        const bool isMeant = std::ranges::any_of(m_stretches, [i](const Stretch &stretch) {
            return i + 1 >= stretch.first && (stretch.last == 0 || i + 1 <= stretch.last);
        });
        if (isMeant) {
            ids.append(notebook.cells.at(i).id());
        }
    }
    return ids;
}

} // namespace quire::cli
