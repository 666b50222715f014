// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/NotebookStorage.h"

#include "session/DiskStorage.h"
#include "session/LocalStorage.h"
#include "session/NotebookRef.h"
#include "session/ServerStorage.h"

namespace quire::session {

QByteArray FileStamp::toText() const
{
    return lastModified.toString(Qt::ISODateWithMs).toLatin1() + ' ' + QByteArray::number(size);
}

std::unique_ptr<NotebookStorage> storageFor(const NotebookRef &ref, AttachedMachine *machine)
{
    if (!ref.localFile.isEmpty()) {
        return std::make_unique<LocalStorage>(ref.localFile);
    }
    if (ref.isOnDisk()) {
        return std::make_unique<DiskStorage>(machine, ref.path);
    }
    return std::make_unique<ServerStorage>(machine, ref.path);
}

} // namespace quire::session
