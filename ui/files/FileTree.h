// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"

#include <QElapsedTimer>
#include <QTreeView>

#include <functional>
#include <memory>

class QMimeData;

namespace quire::models {
class RemoteFileModel;
}

namespace quire::ui {

/// The rows of a file browser: keys, drags and drops. What they mean is the browser's affair.
class FileTree : public QTreeView
{
    Q_OBJECT

public:
    /// `model` outlives the tree.
    explicit FileTree(models::RemoteFileModel *model, QWidget *parent = nullptr);

    /// Shown where there are no rows.
    void setEmptyText(const QString &text);
    /// A list shows one folder, a tree unfolds those in it.
    void setIsList(bool isList);
    bool isList() const { return m_isList; }
    /// What is dragged, of the selected rows; null drags nothing.
    void setDragSource(std::function<std::unique_ptr<QMimeData>()> make) { m_makeDrag = std::move(make); }
    /// Keys that are commands: true where it was one and, unless `onlyAsks`, was done.
    void setKeys(std::function<bool(QKeyEvent *event, bool onlyAsks)> keys) { m_keys = std::move(keys); }
    QModelIndexList selectedRows() const { return selectionModel()->selectedRows(); }
    /// How many those are, without looking at each.
    qsizetype selectedCount() const;
    /// Makes this row the current and the only selected one, whatever keys are held.
    void select(const QModelIndex &row);
    /// The folder a point of the viewport belongs to: a row that is one, or the one a row lies in.
    RemotePath folderAt(const QPoint &point) const;

Q_SIGNALS:
    /// `copies`: what comes from this machine stays where it was too.
    void dropped(const QMimeData *mime, const quire::RemotePath &folder, bool copies);
    void resized();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool takes(QDropEvent *event) const;
    bool isTyping() const;

    models::RemoteFileModel *m_model;
    std::function<std::unique_ptr<QMimeData>()> m_makeDrag;
    std::function<bool(QKeyEvent *event, bool onlyAsks)> m_keys;
    QString m_emptyText;
    QElapsedTimer m_typed; ///< Since the last key that looked for a name.
    bool m_isList = false;
};

} // namespace quire::ui
