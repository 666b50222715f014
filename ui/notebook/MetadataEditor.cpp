// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/MetadataEditor.h"

#include "notebook/JsonWriter.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace quire::ui {

using notebook::JsonValue;

namespace {

QString laidOut(const JsonValue &value)
{
    notebook::JsonStyle style;
    style.indent = "  ";
    style.sortedKeys = false;
    notebook::JsonWriter writer(style);
    writer.value(value);
    return QString::fromUtf8(writer.take());
}

} // namespace

MetadataEditor::MetadataEditor(const QString &title, QWidget *parent)
    : QWidget(parent),
      m_text(new QPlainTextEdit(this)),
      m_problem(new QLabel(this)),
      m_apply(new QPushButton(tr("Apply"), this)),
      m_revert(new QPushButton(tr("Revert"), this))
{
    m_text->setObjectName(QStringLiteral("metadataText"));
    m_text->setAccessibleName(title);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(96);
    m_problem->setObjectName(QStringLiteral("metadataProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_apply->setObjectName(QStringLiteral("applyMetadata"));
    m_revert->setObjectName(QStringLiteral("revertMetadata"));
    setFocusProxy(m_text);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_revert);
    buttons->addWidget(m_apply);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    connect(m_text, &QPlainTextEdit::textChanged, this, &MetadataEditor::check);
    connect(m_apply, &QPushButton::clicked, this, &MetadataEditor::apply);
    connect(m_revert, &QPushButton::clicked, this, &MetadataEditor::revert);
}

void MetadataEditor::showFor(const QString &owner, const JsonValue &metadata)
{
    const QString stored = laidOut(metadata);
    if (owner == m_owner && stored == m_stored) {
        return;
    }
    m_owner = owner;
    m_stored = stored;
    const QString text = m_drafts.value(owner, stored);
    if (m_text->toPlainText() != text) {
        m_text->setPlainText(text);
    }
    check();
}

void MetadataEditor::setEditable(bool editable)
{
    m_editable = editable;
    m_text->setReadOnly(!editable);
    check();
}

void MetadataEditor::check()
{
    const QString text = m_text->toPlainText();
    const bool isChanged = text != m_stored;
    if (isChanged && !m_owner.isNull()) {
        m_drafts.insert(m_owner, text);
    } else {
        m_drafts.remove(m_owner);
    }
    const auto value = JsonValue::parse(text.toUtf8());
    QString problem;
    if (!value) {
        problem = value.error().message;
    } else if (!value->isObject()) {
        problem = tr("Metadata is an object: it begins with { and ends with }.");
    }
    m_problem->setText(problem);
    m_problem->setVisible(isChanged && !problem.isEmpty());
    m_apply->setEnabled(m_editable && isChanged && problem.isEmpty());
    m_revert->setEnabled(m_editable && isChanged);
}

void MetadataEditor::apply()
{
    const auto value = JsonValue::parse(m_text->toPlainText().toUtf8());
    if (value && value->isObject()) {
        m_drafts.remove(m_owner);
        Q_EMIT applied(m_owner, *value);
        // The same meaning laid out otherwise is no change, and nobody will tell us.
        m_text->setPlainText(m_stored);
    }
}

void MetadataEditor::revert()
{
    m_drafts.remove(m_owner);
    m_text->setPlainText(m_stored);
}

} // namespace quire::ui
