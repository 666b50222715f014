// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Variable.h"

#include <QAbstractTableModel>

namespace quire::models {

/// Variables of a kernel, a row each. A new list changes only rows that differ, so that the selection stays.
class VariableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, TypeColumn, ShapeColumn, SizeColumn, PreviewColumn, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< What the column sorts by.
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setVariables(const QList<session::Variable> &variables);
    const session::Variable &variable(int row) const { return m_variables.at(row); }
    /// "name, type, shape, size, preview" of these rows as TSV with a header.
    QString toText(const QList<int> &rows) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const session::Variable &variable, int column) const;
    QVariant sortKey(const session::Variable &variable, int column) const;

    QList<session::Variable> m_variables;
};

} // namespace quire::models
