#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "input.h"
#include "rodedraad/store/backup.h"
#include "routes.h"
#include "version.h"
#include "views.h"

/// /v1/sleutels, /v1/bewaartermijnen, /v1/gezondheid and /v1/reservekopieen: looking after the hub
/// itself.
namespace rodedraad::admin {

namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

sdk::Answer keys(Workplace& work, const Context& context) {
  const auto setup = context.setup();
  const auto& keys = setup->config().hub.keys;
  const auto left = work.reader.keys_to_rewrap();
  const auto from = keys.master.substr(0, keys.master.find(':'));
  const char* source = from == "file"         ? "een bestand"
                       : from == "credential" ? "een systemd-credential"
                       : from == "command"    ? "een opdracht"
                                              : "de hub zelf, in de map met sleutels";
  return reply(json::object{
      {"herkomst", source},
      {"nogTeVernieuwen", left},
      {"zin", left == 0 ? std::string{"Alle sleutels zijn verpakt met de nieuwste hoofdsleutel."}
                        : std::to_string(left) +
                              " sleutels worden nog verpakt met de nieuwe hoofdsleutel."}});
}

sdk::Answer renew_keys(const Request& request, Context& context) {
  auto input = Input::of_body(request);
  const auto said =
      input.text("door", request.person.command ? Input::Need::required : Input::Need::optional);
  input.text("reden");
  if (auto refusal = input.refusal()) return *refusal;
  const auto refusal = context.hub.rotate_keys(by_of(request, said));
  if (!refusal.empty()) return problem(409, "Niet uitgevoerd", refusal);
  return nothing(202);
}

std::string in_words(const config::Length& length) {
  const bool one = length.count == 1;
  const auto unit = [&] {
    switch (length.unit) {
      case config::Length::Unit::days:
        return one ? "dag" : "dagen";
      case config::Length::Unit::working_days:
        return one ? "werkdag" : "werkdagen";
      case config::Length::Unit::weeks:
        return one ? "week" : "weken";
      case config::Length::Unit::months:
        return one ? "maand" : "maanden";
      case config::Length::Unit::years:
        break;
    }
    return "jaar";
  };
  return std::to_string(length.count) + ' ' + unit();
}

json::object view(const config::Keep& keep) {
  std::string what = keep.retention;
  for (const auto& field : keep.fields) what += (what.empty() ? "" : ", ") + field;
  auto length = in_words(keep.length);
  if (!keep.after.empty()) length += " na " + keep.after;
  return {{"wat", what},
          {"lengte", length},
          {"artikel", keep.article},
          {"plaats", keep.place.file + ':' + std::to_string(keep.place.line)}};
}

sdk::Answer retention(const Context& context) {
  const auto setup = context.setup();
  json::array result;
  if (const auto& retention = setup->config().retention) {
    for (const auto& keep : retention->keeps) result.push_back(view(keep));
    if (retention->messages) {
      result.push_back(json::object{
          {"wat", "inhoud van verwerkte berichten"},
          {"lengte", in_words(*retention->messages)},
          {"artikel", retention->messages_article},
          {"plaats", retention->place.file + ':' + std::to_string(retention->place.line)}});
    }
  }
  return reply(json::object{{"resultaten", std::move(result)}});
}

std::uintmax_t bytes_of(const fs::path& file) {
  std::error_code failed;
  const auto size = fs::file_size(file, failed);
  return failed ? 0 : size;
}

std::uintmax_t memory_in_use() {
  std::ifstream in{"/proc/self/statm"};
  std::uintmax_t whole = 0;
  std::uintmax_t resident = 0;
  in >> whole >> resident;
  return resident * static_cast<std::uintmax_t>(::sysconf(_SC_PAGESIZE));
}

fs::path backups(const Context& context) { return context.installed.data / "reservekopieen"; }

/// The copies that are there, the newest first.
std::vector<fs::path> copies(const Context& context) {
  std::vector<fs::path> found;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator{backups(context), failed}) {
    if (entry.is_directory(failed)) found.push_back(entry.path());
  }
  std::sort(found.rbegin(), found.rend());
  return found;
}

model::Instant moment_of(const fs::path& file) {
  std::error_code failed;
  const auto time = fs::last_write_time(file, failed);
  if (failed) return {};
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::file_clock::to_sys(time));
}

std::uintmax_t size_of(const fs::path& folder) {
  std::uintmax_t size = 0;
  std::error_code failed;
  for (const auto& entry : fs::recursive_directory_iterator{folder, failed}) {
    if (entry.is_regular_file(failed)) size += bytes_of(entry.path());
  }
  return size;
}

json::object copy_view(const fs::path& folder) {
  return {{"bestand", folder.filename().string()},
          {"moment", utc(moment_of(folder))},
          {"grootte", size_of(folder)}};
}

sdk::Answer health(const Context& context) {
  const auto setup = context.setup();
  const auto& location = context.hub.location();
  struct statvfs disk {};
  const bool known = ::statvfs(location.folder().c_str(), &disk) == 0;
  const auto made = copies(context);
  json::array plugins;
  for (const auto& plugin : context.plugins.catalogue().plugins) {
    plugins.push_back(json::object{{"naam", plugin.name},
                                   {"versie", plugin.version},
                                   {"soort", plugin.transport ? "vervoer" : "adapter"},
                                   {"bestand", fs::path{plugin.file}.filename().string()}});
  }
  return reply(
      json::object{{"versie", kProgramVersion},
                   {"revisie", setup->config().revision},
                   {"gestart", utc(context.started)},
                   {"klachten", json::value_from(context.hub.troubles())},
                   {"opslagBytes", location.size()},
                   {"vrijBytes", known ? disk.f_bavail * disk.f_frsize : 0},
                   {"geheugenBytes", memory_in_use()},
                   {"laatsteReservekopie",
                    made.empty() ? json::value(nullptr) : or_null(moment_of(made.front()))},
                   {"plugins", std::move(plugins)}});
}

sdk::Answer all_copies(const Context& context) {
  json::array result;
  for (const auto& folder : copies(context)) result.push_back(copy_view(folder));
  return reply(json::object{{"resultaten", std::move(result)}});
}

sdk::Answer make_copy(const Request& request, Context& context) {
  if (!context.hub.location().server.empty()) {
    return problem(409, "Geen reservekopie",
                   "de opslag staat op een PostgreSQL-server: wie die beheert maakt de "
                   "reservekopieën (pg_basebackup en het archief van de WAL)");
  }
  if (!context.hub.record(record_of(request, context, "backup.make", {}, {}, "asked"))) {
    return unrecorded();
  }
  std::error_code failed;
  fs::create_directories(backups(context), failed);
  auto name = utc(context.clock.now());
  std::erase_if(name, [](char c) { return c == ':' || c == '.'; });
  const auto folder = backups(context) / name;
  try {
    store::make_backup(context.hub.location(), folder, kProgramVersion, context.clock.now());
  } catch (const store::StoreError& failure) {
    return problem(503, "Geen reservekopie", failure.what());
  }
  return reply(copy_view(folder), 201);
}

}  // namespace

void add_keeping(Router& router, Context& context) {
  router.add("GET", "/v1/sleutels", Right::configure,
             [&](const auto&, auto& work) { return keys(work, context); });
  router.add("POST", "/v1/sleutels/_vernieuw", Right::configure,
             [&](const auto& request, auto&) { return renew_keys(request, context); });
  router.add("GET", "/v1/bewaartermijnen", Right::metadata,
             [&](const auto&, auto&) { return retention(context); });
  router.add("GET", "/v1/gezondheid", Right::metadata,
             [&](const auto&, auto&) { return health(context); });
  router.add("GET", "/v1/reservekopieen", Right::configure,
             [&](const auto&, auto&) { return all_copies(context); });
  router.add("POST", "/v1/reservekopieen", Right::configure,
             [&](const auto& request, auto&) { return make_copy(request, context); });
}

}  // namespace rodedraad::admin
