// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/PictureLoader.h"

#include <QHash>
#include <QTextDocument>

namespace quire::ui {

/// A text document that reads pictures from data: addresses only, and those on a worker.
class RichTextDocument : public QTextDocument
{
    Q_OBJECT

public:
    explicit RichTextDocument(PictureLoader *pictures, QObject *parent = nullptr);

Q_SIGNALS:
    void picturesChanged();

protected:
    QVariant loadResource(int type, const QUrl &name) override;

private:
    void takePicture(const PictureLoader::Key &key);

    PictureLoader *m_pictures;
    QHash<PictureLoader::Key, QUrl> m_awaited;
};

} // namespace quire::ui
