// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/VariableModel.h"

#include <QLocale>

namespace quire::models {

using session::Variable;

void VariableModel::setVariables(const QList<Variable> &variables)
{
    for (int row = int(m_variables.size()) - 1; row >= 0; --row) {
        if (std::ranges::find(variables, m_variables.at(row).name, &Variable::name) == variables.end()) {
            beginRemoveRows({}, row, row);
            m_variables.removeAt(row);
            endRemoveRows();
        }
    }
    for (const Variable &variable : variables) {
        const auto known = std::ranges::find(m_variables, variable.name, &Variable::name);
        if (known == m_variables.end()) {
            beginInsertRows({}, int(m_variables.size()), int(m_variables.size()));
            m_variables.append(variable);
            endInsertRows();
        } else if (*known != variable) {
            const int row = int(known - m_variables.begin());
            m_variables[row] = variable;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

QString VariableModel::toText(const QList<int> &rows) const
{
    QStringList lines;
    for (qsizetype at = -1; at < rows.size(); ++at) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column) {
            cells.append(at < 0 ? headerData(column, Qt::Horizontal).toString() : text(variable(rows.at(at)), column));
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

int VariableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_variables.size());
}

int VariableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString VariableModel::text(const Variable &variable, int column) const
{
    switch (column) {
    case NameColumn:
        return variable.name;
    case TypeColumn:
        return variable.type;
    case ShapeColumn:
        return variable.shape;
    case SizeColumn:
        return variable.size > 0 ? QLocale().formattedDataSize(variable.size, 1, QLocale::DataSizeTraditionalFormat)
                                 : QString();
    default:
        return variable.preview;
    }
}

QVariant VariableModel::sortKey(const Variable &variable, int column) const
{
    switch (column) {
    case ShapeColumn:
        return variable.count;
    case SizeColumn:
        return variable.size;
    default:
        return text(variable, column).toLower();
    }
}

QVariant VariableModel::data(const QModelIndex &index, int role) const
{
    const Variable &variable = m_variables.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(variable, index.column());
    case Qt::ToolTipRole:
        return index.column() == PreviewColumn ? variable.preview : text(variable, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == SizeColumn ? int(Qt::AlignRight | Qt::AlignVCenter)
                                            : int(Qt::AlignLeft | Qt::AlignVCenter);
    case SortRole:
        return sortKey(variable, index.column());
    default:
        return {};
    }
}

QVariant VariableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NameColumn:
        return tr("Name");
    case TypeColumn:
        return tr("Type");
    case ShapeColumn:
        return tr("Shape");
    case SizeColumn:
        return tr("Size");
    default:
        return tr("Value");
    }
}

} // namespace quire::models
