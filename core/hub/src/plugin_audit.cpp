#include "plugin_audit.h"

#include <memory>
#include <utility>
#include <vector>

#include "rodedraad/hub/log.h"

namespace rodedraad::hub {

namespace {

store::AuditRow row(const model::Clock& clock, std::string action, std::string object,
                    std::string result, std::string detail) {
  store::AuditRow made;
  made.at = clock.now();
  made.action = std::move(action);
  made.object = std::move(object);
  made.result = std::move(result);
  made.origin = made.actor = "hub";
  made.detail = std::move(detail);
  return made;
}

}  // namespace

void audit_plugins(const PluginHost& plugins, const model::Clock& clock, store::Writer& writer) {
  auto rows = std::make_shared<std::vector<store::AuditRow>>();
  for (const auto& info : plugins.catalogue().plugins) {
    if (info.allowed_by == "own") continue;
    rows->push_back(row(clock, "plugin.loaded", info.name,
                        info.isolated ? "in its own process" : "in the hub",
                        info.allowed_by + ", sha256 " + info.sha256));
  }
  for (const auto& refused : plugins.refused()) {
    const auto file = refused.file.filename().string();
    log(LogLevel::warn, "plugin.refused",
        {{"action", "load"},
         {"object", file},
         {"result", "refused"},
         {"origin", "hub"},
         {"text", refused.why}});
    rows->push_back(row(clock, "plugin.refused", file, "refused", refused.why));
  }
  if (rows->empty()) return;
  writer.submit(
      [rows](store::Transaction& transaction) {
        for (const auto& each : *rows) transaction.audit(each);
      },
      [] {});
}

}  // namespace rodedraad::hub
