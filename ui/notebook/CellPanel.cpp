// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellPanel.h"

#include "notebook/CellMetadata.h"
#include "notebook/Document.h"
#include "ui/notebook/MetadataEditor.h"
#include "ui/notebook/NotebookView.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace quire::ui {

using notebook::CellId;
using notebook::CellType;
using notebook::Document;
using notebook::JsonValue;
namespace CellMetadata = notebook::CellMetadata;

namespace {

const QString notebookOwner = QStringLiteral("notebook");

QLabel *heading(const QString &text, QWidget *buddy)
{
    auto *label = new QLabel(text, buddy->parentWidget());
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    label->setBuddy(buddy);
    return label;
}

/// Selects what is there, adding what another program may have written.
void choose(QComboBox *box, const QString &value)
{
    int index = box->findData(value);
    if (index < 0) {
        box->addItem(value, value);
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
}

} // namespace

CellPanel::CellPanel(QWidget *parent)
    : QWidget(parent),
      m_none(new QLabel(tr("No notebook is open"), this)),
      m_body(new QWidget(this)),
      m_tags(new QListWidget(m_body)),
      m_newTag(new QLineEdit(m_body)),
      m_slide(new QComboBox(m_body)),
      m_format(new QComboBox(m_body)),
      m_formatLabel(new QLabel(tr("Raw &format:"), m_body)),
      m_cellMetadata(new MetadataEditor(tr("Cell metadata"), m_body)),
      m_notebookMetadata(new MetadataEditor(tr("Notebook metadata"), m_body))
{
    setObjectName(QStringLiteral("cellPanel"));
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(12, 8, 12, 12);
    buildTags(column);
    buildChoices(column);
    buildMetadata(column);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_none);
    layout->addWidget(m_body, 1);
    setFocusProxy(m_newTag);
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &CellPanel::refresh);
    refresh();
}

void CellPanel::buildTags(QVBoxLayout *layout)
{
    m_tags->setObjectName(QStringLiteral("tags"));
    m_tags->setAccessibleName(tr("Tags"));
    m_tags->setFlow(QListView::LeftToRight);
    m_tags->setWrapping(true);
    m_tags->setResizeMode(QListView::Adjust);
    m_tags->setSpacing(2);
    m_tags->setMaximumHeight(96);
    m_newTag->setObjectName(QStringLiteral("newTag"));
    m_newTag->setPlaceholderText(tr("Add a tag"));
    m_newTag->setAccessibleName(tr("Add a tag"));
    layout->addWidget(heading(tr("&Tags"), m_tags));
    layout->addWidget(m_tags);
    layout->addWidget(m_newTag);
    connect(m_tags, &QListWidget::itemChanged, this, &CellPanel::toggleTag);
    connect(m_newTag, &QLineEdit::returnPressed, this, &CellPanel::addTag);
}

void CellPanel::buildChoices(QVBoxLayout *layout)
{
    m_slide->setObjectName(QStringLiteral("slideType"));
    const QList<std::pair<QString, QString>> slides{
        {tr("None"), {}},
        {tr("Slide"), QStringLiteral("slide")},
        {tr("Sub-slide"), QStringLiteral("subslide")},
        {tr("Fragment"), QStringLiteral("fragment")},
        {tr("Skip"), QStringLiteral("skip")},
        {tr("Speaker notes"), QStringLiteral("notes")},
    };
    for (const auto &[title, value] : slides) {
        m_slide->addItem(title, value);
    }
    m_format->setObjectName(QStringLiteral("rawFormat"));
    m_format->addItem(tr("Any"), QString());
    for (const char *type : {"text/latex", "text/restructuredtext", "text/html", "text/markdown", "text/x-python"}) {
        m_format->addItem(QString::fromLatin1(type), QString::fromLatin1(type));
    }
    auto *form = new QFormLayout;
    form->addRow(tr("&Slide:"), m_slide);
    m_formatLabel->setBuddy(m_format);
    form->addRow(m_formatLabel, m_format);
    layout->addLayout(form);
    connect(m_slide, &QComboBox::activated, this, [this] {
        const QString type = m_slide->currentData().toString();
        changeSelected([&](const JsonValue &metadata) { return CellMetadata::withSlideType(metadata, type); });
    });
    connect(m_format, &QComboBox::activated, this, [this] {
        const QString type = m_format->currentData().toString();
        changeSelected([&](const JsonValue &metadata) { return CellMetadata::withRawFormat(metadata, type); });
    });
}

void CellPanel::buildMetadata(QVBoxLayout *layout)
{
    m_cellMetadata->setObjectName(QStringLiteral("cellMetadata"));
    m_notebookMetadata->setObjectName(QStringLiteral("notebookMetadata"));
    layout->addWidget(heading(tr("&Cell metadata"), m_cellMetadata));
    layout->addWidget(m_cellMetadata, 1);
    layout->addWidget(heading(tr("&Notebook metadata"), m_notebookMetadata));
    layout->addWidget(m_notebookMetadata, 1);
    connect(m_cellMetadata, &MetadataEditor::applied, this, [this](const QString &owner, const JsonValue &metadata) {
        if (const auto id = CellId::fromString(owner); id && m_view && m_view->document()) {
            m_view->document()->setCellMetadata(*id, metadata);
            refresh();
        }
    });
    connect(m_notebookMetadata, &MetadataEditor::applied, this, [this](const QString &, const JsonValue &metadata) {
        if (m_view && m_view->document()) {
            m_view->document()->setMetadata(metadata);
            refresh();
        }
    });
}

void CellPanel::setView(NotebookView *view)
{
    if (m_view == view) {
        return;
    }
    if (m_view) {
        m_view->disconnect(this);
        m_view->disconnect(&m_later);
    }
    m_view = view;
    if (view) {
        const auto later = [this] { m_later.start(); };
        connect(view, &NotebookView::currentCellChanged, &m_later, later);
        connect(view, &NotebookView::commandsChanged, &m_later, later);
        connect(view, &QObject::destroyed, &m_later, later);
    }
    refresh();
}

void CellPanel::refresh()
{
    Document *document = m_view ? m_view->document() : nullptr;
    const int row = document ? document->indexOf(m_view->currentCell()) : -1;
    m_none->setVisible(row < 0);
    m_body->setVisible(row >= 0);
    if (row < 0) {
        return;
    }
    const QScopedValueRollback filling(m_filling, true);
    const notebook::Cell &cell = document->cell(row);
    const bool isEditable = !m_view->isReadOnly();
    refreshTags();
    choose(m_slide, CellMetadata::slideType(cell.metadata()));
    choose(m_format, CellMetadata::rawFormat(cell.metadata()));
    m_format->setVisible(cell.type() == CellType::Raw);
    m_formatLabel->setVisible(cell.type() == CellType::Raw);
    m_cellMetadata->showFor(cell.id().toString(), cell.metadata());
    m_notebookMetadata->showFor(notebookOwner, document->notebook().metadata);
    m_cellMetadata->setEditable(isEditable);
    m_notebookMetadata->setEditable(isEditable);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_tags, m_newTag, m_slide, m_format}) {
        widget->setEnabled(isEditable);
    }
}

/// All tags of the notebook; those of every selected cell are ticked, those of some half.
void CellPanel::refreshTags()
{
    Document *document = m_view->document();
    QMap<QString, int> counts;
    for (const notebook::Cell &cell : document->notebook().cells) {
        for (const QString &tag : CellMetadata::tags(cell.metadata())) {
            counts.insert(tag, 0);
        }
    }
    const QList<CellId> selected = m_view->selectedCells();
    for (const CellId &id : selected) {
        for (const QString &tag : CellMetadata::tags(document->cell(document->indexOf(id)).metadata())) {
            ++counts[tag];
        }
    }
    const QString current = m_tags->currentItem() ? m_tags->currentItem()->text() : QString();
    m_tags->clear();
    for (const auto &[tag, count] : counts.asKeyValueRange()) {
        auto *item = new QListWidgetItem(tag, m_tags);
        item->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setCheckState(count == 0 ? Qt::Unchecked : count == selected.size() ? Qt::Checked : Qt::PartiallyChecked);
        if (tag == current) {
            m_tags->setCurrentItem(item);
        }
    }
    m_tags->setVisible(!counts.isEmpty());
}

void CellPanel::toggleTag(QListWidgetItem *item)
{
    if (m_filling) {
        return;
    }
    const QString tag = item->text();
    const bool on = item->checkState() != Qt::Unchecked;
    changeSelected([&](const JsonValue &metadata) {
        QStringList tags = CellMetadata::tags(metadata);
        tags.removeAll(tag);
        return CellMetadata::withTags(metadata, on ? tags + QStringList{tag} : tags);
    });
}

void CellPanel::addTag()
{
    const QString tag = m_newTag->text().trimmed();
    if (!tag.isEmpty()) {
        changeSelected([&](const JsonValue &metadata) {
            const QStringList tags = CellMetadata::tags(metadata);
            return tags.contains(tag) ? metadata : CellMetadata::withTags(metadata, tags + QStringList{tag});
        });
        m_newTag->clear();
    }
}

void CellPanel::changeSelected(const std::function<JsonValue(const JsonValue &)> &change)
{
    Document *document = m_view ? m_view->document() : nullptr;
    if (!document || m_filling) {
        return;
    }
    QList<std::pair<CellId, JsonValue>> changes;
    const QList<CellId> selected = m_view->selectedCells();
    for (const CellId &id : selected) {
        changes.append({id, change(document->cell(document->indexOf(id)).metadata())});
    }
    setCellMetadata(*document, changes);
    // Not now: the list that says so is still at it.
    m_later.start();
}

} // namespace quire::ui
