#include "backup_command.h"

#include <boost/json.hpp>
#include <iostream>
#include <memory>

#include "commands.h"
#include "installation.h"
#include "open_store.h"
#include "rodedraad/admin/operator.h"
#include "rodedraad/store/backup.h"

namespace rodedraad::cli {

namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

json::object view(const store::Backup& about) {
  return {{"made", about.made},       {"schema", about.schema},
          {"program", about.program}, {"revision", about.revision},
          {"bytes", about.bytes},     {"auditRecords", about.audit_records},
          {"sha256", about.sha256}};
}

template <class Work>
store::Backup unless_refused(Work work) {
  try {
    return work();
  } catch (const store::StoreError& problem) {
    throw Stop(kUnavailable, problem.what());
  }
}

/// Keys may lie there already: they are not in a backup and come from elsewhere.
bool empty_but_for_keys(const fs::path& data) {
  if (!fs::exists(data)) return true;
  for (const auto& entry : fs::directory_iterator{data}) {
    if (entry.path().filename() != "keys") return false;
  }
  return true;
}

int backup(const Place& place, const fs::path& folder) {
  const model::SystemClock clock;
  const Installation installation{clock, place.config, place.set};
  const auto about = unless_refused([&] {
    return store::make_backup(store_of(installation, place), folder, RODEDRAAD_VERSION,
                              clock.now());
  });
  if (place.json) {
    std::cout << json::serialize(view(about)) << '\n';
  } else {
    std::cout << "Back-up van " << about.made << " in " << folder.string() << ": " << about.bytes
              << " bytes, nagelezen.\nBewaar de sleutels apart: zij zitten er niet in.\n";
  }
  return kOk;
}

int restore(const Place& place, const fs::path& folder) {
  const model::SystemClock clock;
  const Installation installation{clock, place.config, place.set};
  if (!empty_but_for_keys(place.data)) {
    throw Stop(kUnavailable, "the data folder " + place.data.string() +
                                 " is not empty: restore into an empty one");
  }
  const auto who = admin::this_operator();
  const auto about = unless_refused([&] {
    return store::restore_backup(folder, store_of(installation, place),
                                 {.at = clock.now(),
                                  .action = "backup.restore",
                                  .object = {},
                                  .result = "put back",
                                  .origin = who.origin,
                                  .actor = who.name,
                                  .municipality = {},
                                  .revision = installation.config().revision});
  });
  if (place.json) {
    std::cout << json::serialize(view(about)) << '\n';
  } else {
    std::cout
        << "Teruggezet: de opslag van " << about.made
        << ".\nBij de volgende start houdt de hub vast wat daarna verstuurd kan zijn; kijk bij "
           "de storingen.\n";
  }
  return kOk;
}

struct Given {
  Place place;
  fs::path folder;
};

CLI::App* command(CLI::App& app, const std::string& name, const std::string& what, Given& given) {
  auto* made = app.add_subcommand(name, what);
  made->footer("Example:\n  rodedraad " + name +
               " --config DIR --data /var/lib/rodedraad /backup/2026-11-22");
  made->add_option("--config", given.place.config, "Configuration folder")
      ->required()
      ->check(CLI::ExistingDirectory);
  made->add_option("--set", given.place.set, "NAME=VALUE fills ${NAME} in the configuration")
      ->allow_extra_args(false);
  made->add_option("--data", given.place.data, "Data folder of the hub")->required();
  made->add_flag("--json", given.place.json, "Print JSON for a program to read");
  return made;
}

}  // namespace

void add_backup(CLI::App& app, int& result) {
  auto given = std::make_shared<Given>();
  auto* make =
      command(app, "backup", "Copy the store into a new folder, also while the hub runs", *given);
  make->add_option("folder", given->folder, "Folder to make")->required();
  make->callback([given, &result] { result = backup(given->place, given->folder); });
  auto* put = command(app, "restore", "Put a backup into an empty data folder", *given);
  put->add_option("folder", given->folder, "Folder that backup made")
      ->required()
      ->check(CLI::ExistingDirectory);
  put->callback([given, &result] { result = restore(given->place, given->folder); });
}

}  // namespace rodedraad::cli
