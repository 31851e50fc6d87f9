#include <algorithm>
#include <future>
#include <utility>

#include "rodedraad/hub/bad_config.h"
#include "rodedraad/hub/hub.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/hub/simulators.h"

/// How a running hub takes over another configuration.
namespace rodedraad::hub {

namespace {

using config::Finding;
using config::Severity;

std::size_t errors(const std::vector<Finding>& findings) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [](const Finding& finding) { return finding.severity == Severity::error; }));
}

/// What a hub keeps until it stops.
void check_kept(const config::Hub& now, const config::Hub& next, std::vector<Finding>& findings) {
  const auto compare = [&](bool same, const std::string& what) {
    if (same) return;
    auto& finding = findings.emplace_back();
    finding.severity = Severity::error;
    finding.place.file = "hub.xml";
    finding.code = "needs-restart";
    finding.text = what +
                   " cannot change while the hub runs: put it back, or stop the hub and start it "
                   "again";
  };
  const auto& one = now.logboek.transport;
  const auto& other = next.logboek.transport;
  compare(now.store_url == next.store_url, "the address of the store");
  compare(now.keys.folder == next.keys.folder && now.keys.master == next.keys.master &&
              now.keys.previous == next.keys.previous,
          "where the keys of the store are");
  compare(now.admin_address == next.admin_address &&
              now.admin_certificate == next.admin_certificate && now.admin_key == next.admin_key,
          "the address or the certificate of the administrators' listener");
  compare(now.audit.key == next.audit.key && now.audit.checkpoints == next.audit.checkpoints &&
              now.audit.every == next.audit.every,
          "where the audit log keeps its key and its checkpoints");
  compare(one.has_value() == other.has_value() && (!one || same_use(*one, *other)),
          "where the Logboek Dataverwerkingen is sent");
}

}  // namespace

Reloaded Hub::reload(config::Loaded loaded, const PluginHost& plugins, std::string_view origin,
                     std::string_view actor) {
  const auto now = setups_.now();
  Reloaded result{now->config().revision, std::move(loaded.findings), false};
  SetupPtr next;
  Transports::Set transports;
  config::Config read;
  if (loaded.config) {
    check_kept(now->config().hub, loaded.config->hub, result.findings);
    try {
      if (errors(result.findings) == 0) {
        read = std::move(*loaded.config);
        store::Reader reader{location_};
        auto switched = with_simulators(read, reader);
        next = std::make_shared<const Setup>(switched ? std::move(*switched) : read, plugins,
                                             clock_, ids_, now.get());
        transports = transports_->make(*next, plugins);
        Transports::listen(transports);
      }
    } catch (const BadConfig& problem) {
      auto finding = problem.finding();
      if (finding.code == Transports::kCannotListen) {
        finding.text += "; other settings on an address where the hub listens need a restart";
      }
      result.findings.push_back(std::move(finding));
    }
  }
  result.done = loaded.config && errors(result.findings) == 0;
  if (result.done) result.revision = next->config().revision;
  tell(result, origin, actor);
  if (result.done) {
    read_ = std::move(read);
    plugins_ = std::make_unique<PluginHost>(plugins);
    take_over(next, std::move(transports));
  }
  return result;
}

/// Nothing here can fail.
void Hub::take_over(const SetupPtr& next, Transports::Set transports) {
  setups_.swap(next);
  reserve_->resize(next->config().hub.reserve);
  crew_->set_deadline(next->config().hub.plugin_deadline);
  deliverer_->configure(next);
  transports_->adopt(std::move(transports));
  processor_->reconfigured();
  know_municipalities();
}

/// Returns when it is in the audit log on disk: before it has an effect.
void Hub::tell(const Reloaded& result, std::string_view origin, std::string_view actor) {
  const auto wrong = errors(result.findings);
  const auto words = std::to_string(wrong) + " fouten, " +
                     std::to_string(result.findings.size() - wrong) + " waarschuwingen";
  store::AuditRow row;
  row.at = clock_.now();
  row.action = "config.reload";
  row.object = "configuratie";
  row.result = result.done ? "done" : "refused";
  row.origin = origin;
  row.actor = actor;
  row.revision = result.revision;
  row.detail = words;
  std::promise<void> promise;
  auto on_disk = promise.get_future();
  writer_->submit([row](store::Transaction& transaction) { transaction.audit(row); },
                  [&promise] { promise.set_value(); });
  on_disk.wait();
  log(result.done ? LogLevel::info : LogLevel::error, "config.reload",
      {{"action", "reload"},
       {"object", "config"},
       {"result", row.result},
       {"origin", origin},
       {"revision", result.revision},
       {"text", words}});
}

}  // namespace rodedraad::hub
