#include "rodedraad/hub/location.h"

#include "rodedraad/hub/log.h"

namespace rodedraad::hub {

store::Location location_of(const config::Hub& hub, const std::filesystem::path& data) {
  auto location = store::Location::from_url(hub.store_url, data,
                                            {hub.keys.folder, hub.keys.master, hub.keys.previous});
  auto& audit = location.audit;
  if (!hub.audit.key.empty()) {
    audit.key = data / hub.audit.key;
    audit.checkpoint_key = audit.key.parent_path() / "checkpoint.key";
    audit.subject_key = audit.key.parent_path() / "subject.key";
  }
  if (!hub.audit.checkpoints.empty()) audit.checkpoints = data / hub.audit.checkpoints;
  audit.every = hub.audit.every;
  location.lease = hub.store_lease;
  location.progress = [](std::string_view text) {
    log(LogLevel::info, "store.renew",
        {{"action", "renew"}, {"object", "store"}, {"result", "under way"}, {"text", text}});
  };
  return location;
}

const std::filesystem::path& made_data_folder(const std::filesystem::path& data) {
  std::filesystem::create_directories(data);
  std::filesystem::permissions(data, std::filesystem::perms::owner_all);
  return data;
}

}  // namespace rodedraad::hub
