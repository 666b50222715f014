// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonValue.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QVBoxLayout;

namespace quire::ui {

class MetadataEditor;
class NotebookView;

/// What a notebook notes of its selected cells: tags, slide, format of raw cells, all metadata; and of itself. Every
/// change is a step of undo.
class CellPanel : public QWidget
{
    Q_OBJECT

public:
    explicit CellPanel(QWidget *parent = nullptr);

    /// Null empties the panel. The view may go before the panel.
    void setView(NotebookView *view);

private:
    void buildTags(QVBoxLayout *layout);
    void buildChoices(QVBoxLayout *layout);
    void buildMetadata(QVBoxLayout *layout);
    void refresh();
    void refreshTags();
    void toggleTag(QListWidgetItem *item);
    void addTag();
    void changeSelected(const std::function<notebook::JsonValue(const notebook::JsonValue &)> &change);

    QPointer<NotebookView> m_view;
    QTimer m_later;
    QLabel *m_none;
    QWidget *m_body;
    QListWidget *m_tags;
    QLineEdit *m_newTag;
    QComboBox *m_slide;
    QComboBox *m_format;
    QLabel *m_formatLabel;
    MetadataEditor *m_cellMetadata;
    MetadataEditor *m_notebookMetadata;
    bool m_filling = false;
};

} // namespace quire::ui
