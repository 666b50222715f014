// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/Table.h"

#include <QHash>

namespace quire::render {

/// The colours a style sheet gives to single cells by their id, as a pandas Styler writes them. Everything else in it
/// is passed over.
class TableCss
{
public:
    void read(QStringView sheet);
    TableStyle styleOf(const QString &id) const { return id.isEmpty() ? TableStyle{} : m_styles.value(id); }

    /// Takes colours and weight out of "color: red; font-weight: bold".
    static void apply(QStringView declarations, TableStyle &style);

private:
    void readRule(QStringView selectors, QStringView declarations);

    QHash<QString, TableStyle> m_styles;
};

} // namespace quire::render
