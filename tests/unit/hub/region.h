#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "rodedraad/config/config.h"
#include "rodedraad/hub/cases.h"
#include "rodedraad/hub/context.h"
#include "rodedraad/hub/plan.h"
#include "rodedraad/hub/plugin_host.h"

namespace rodedraad::hub {

/// The file of a plugin that is made for the tests.
inline std::filesystem::path test_plugin(const std::string& name) {
  return std::filesystem::path{RODEDRAAD_TEST_PLUGINS} / (name + ".so");
}

/// One municipality with one connection on the echo adapter, which asks and is told things.
inline config::Config echo_config() {
  config::Config result;
  result.revision = "test";
  result.hub.store_url = "sqlite:hub.db";
  result.region.organisations.push_back({"buur", "De Buur", "00000099000000000001", {}});
  config::Municipality dordrecht;
  dordrecht.code = "0505";
  dordrecht.name = "Dordrecht";
  dordrecht.oin = "00000099000000001505";
  result.region.municipalities.push_back(dordrecht);

  config::Connection connection;
  connection.id = "buur";
  connection.organisation = "buur";
  connection.adapter.name = "echo_adapter";
  connection.source = "echo_adapter";
  connection.ask_purpose = "vragen";
  connection.transport = config::PluginUse{"echo", {}, {}};
  connection.retry = {std::chrono::milliseconds{1}, 1, std::chrono::milliseconds{1}, 2};
  result.connections.push_back(connection);

  config::Purpose purpose;
  purpose.id = "vragen";
  purpose.article = "art. 1";
  purpose.allow = {"inburgeraar.bsn", "inburgeraar.geboortedatum"};
  purpose.recipients = {"buur"};
  result.purposes.push_back(purpose);
  return result;
}

/// What a rule listens to: a field of the case.
inline config::Trigger changed(std::string path) {
  config::Trigger result;
  result.name = std::move(path);
  return result;
}

/// The cases that plans made, without a store.
class MemoryCases final : public Cases {
 public:
  CaseFilePtr by_identifier(const std::string& municipality,
                            const model::CaseIdentifier& identifier) override {
    for (const auto& file : files) {
      const auto* value = file->file.identifier(identifier.type);
      if (file->file.municipality == municipality && value != nullptr &&
          *value == identifier.value) {
        return file;
      }
    }
    return nullptr;
  }
  CaseFilePtr by_id(const std::string& id) override {
    for (const auto& file : files) {
      if (file->file.id == id) return file;
    }
    return nullptr;
  }
  std::vector<store::MessageRow> waiting_for(const std::string&,
                                             const model::CaseIdentifier& identifier) override {
    std::vector<store::MessageRow> result;
    for (const auto& [waits, message] : parked) {
      if (waits == identifier) result.push_back(message);
    }
    return result;
  }

  void commit(const Plan& plan) {
    if (plan.file == nullptr) {
      for (const auto& identifier : plan.waits) parked.emplace_back(identifier, plan.message);
      return;
    }
    std::erase_if(files, [&](const auto& file) {
      return file->file.id == plan.file->file.id ||
             std::find(plan.absorbed.begin(), plan.absorbed.end(), file->file.id) !=
                 plan.absorbed.end();
    });
    files.push_back(plan.file);
  }

  std::vector<CaseFilePtr> files;
  std::vector<std::pair<model::CaseIdentifier, store::MessageRow>> parked;
};

/// Plans messages of the echo adapter against cases in memory.
class Region {
 public:
  explicit Region(config::Config made = echo_config()) : config(std::move(made)) {
    if (const auto problem = plugins.load_file(test_plugin("echo_adapter")); !problem.empty()) {
      throw std::runtime_error(problem);
    }
    adapters = make_adapters(plugins, config);
  }

  Plan plan(const std::string& body) {
    store::MessageRow row;
    row.connection = "buur";
    row.municipality = "0505";
    row.message.id = ids.next();
    row.message.kind = "echo";
    row.message.method = "POST";
    row.message.body = body;
    auto result = make_plan(context, cases, std::move(row));
    cases.commit(result);
    return result;
  }

  model::FixedClock clock{model::parse_instant("2026-03-02")};
  config::Config config;
  PluginHost plugins{clock};
  Adapters adapters;
  Ids ids{clock, 1};
  MemoryCases cases;
  workflow::RuleBook rules{config, plugins.catalogue()};
  Context context{config, plugins.catalogue(), adapters, clock, ids, rules};
};

}  // namespace rodedraad::hub
