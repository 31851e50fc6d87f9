#pragma once

#include <filesystem>

#include "rodedraad/config/config.h"
#include "rodedraad/store/database.h"

namespace rodedraad::hub {

/// Where the store, its keys, the audit log's keys and its checkpoints are, for a hub on this data
/// folder. Throws store::StoreError for a URL that is not understood.
store::Location location_of(const config::Hub& hub, const std::filesystem::path& data);

/// The data folder, made when it is not there, for the hub's own user only. \returns \p data.
const std::filesystem::path& made_data_folder(const std::filesystem::path& data);

}  // namespace rodedraad::hub
