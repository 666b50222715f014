// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/CellId.h"

#include <QRandomGenerator>

#include <algorithm>

namespace quire::notebook {

std::optional<CellId> CellId::fromString(const QString &text)
{
    return isValid(text) ? std::optional(CellId(text)) : std::nullopt;
}

bool CellId::isValid(QStringView text)
{
    constexpr qsizetype longest = 64;
    return !text.isEmpty() && text.size() <= longest && std::ranges::all_of(text, [](QChar character) {
        const char16_t c = character.unicode();
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' ||
               c == u'_';
    });
}

CellId CellId::generate()
{
    constexpr int digits = 8;
    constexpr int hexadecimal = 16;
    const quint32 number = QRandomGenerator::global()->generate();
    return CellId(QString::number(number, hexadecimal).rightJustified(digits, u'0'));
}

} // namespace quire::notebook
