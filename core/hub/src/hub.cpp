#include "rodedraad/hub/hub.h"

#include <future>
#include <utility>

#include "fail_stop.h"
#include "plugin_audit.h"
#include "restored.h"
#include "rodedraad/hub/key_rotation.h"
#include "rodedraad/hub/location.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/hub/simulators.h"

namespace rodedraad::hub {

namespace {

void tell_trouble(std::string_view what) {
  log(LogLevel::error, "audit.checkpoint",
      {{"action", "checkpoint"}, {"result", "failed"}, {"origin", "hub"}, {"text", what}});
}

}  // namespace

Hub::Hub(config::Config config, const PluginHost& plugins, const model::Clock& clock,
         const std::filesystem::path& data)
    : clock_(clock),
      lock_(made_data_folder(data)),
      location_(location_of(config.hub, data)),
      ids_(clock),
      read_(std::move(config)),
      plugins_(std::make_unique<PluginHost>(plugins)),
      setups_(std::make_shared<const Setup>(read_, plugins, clock, ids_)) {
  writer_ = std::make_unique<store::Writer>(location_, stop_the_process, model::Drive::by_thread,
                                            tell_trouble);
  store::Reader reader{location_};
  if (auto switched = with_simulators(read_, reader)) {
    setups_.swap(std::make_shared<const Setup>(std::move(*switched), plugins, clock, ids_,
                                               setups_.now().get()));
  }
  const auto setup = setups_.now();
  ids_.go_on_after(reader.last_message());
  crew_ = std::make_unique<Crew>("front", setup->config().hub.plugin_deadline);
  deliverer_ = std::make_unique<Deliverer>(
      setup, location_, *writer_, *crew_, metrics_,
      [this](const store::MessageRow& message) { processor_->offer(message); },
      [this](const std::string& delivery) { processor_->review(delivery); });
  processor_ = std::make_unique<Processor>(
      setups_, location_, *writer_,
      [this](const store::DeliveryRow& delivery) { deliverer_->offer(delivery); },
      [this](const store::Standing& row) { return deliverer_->withdraw(row); },
      [this](const std::string& absorbed, const std::string& into) {
        deliverer_->merge(absorbed, into);
      });
  reserve_ = std::make_unique<Reserve>(std::filesystem::absolute(location_.folder()),
                                       setup->config().hub.reserve);
  intake_ = std::make_unique<Intake>(
      setups_, *writer_, *crew_, *reserve_, metrics_,
      [this](const store::MessageRow& message) { processor_->offer(message); });
  schedule_ = std::make_unique<Schedule>(setups_, location_, *processor_, *reserve_);
  if (const auto& use = setup->config().hub.logboek.transport) {
    logbook_ = std::make_unique<Logbook>(plugins, *use, location_, *writer_, clock);
  }
  const Transports::Door listeners{
      [this](const std::string& listener, sdk::Message message, Transport::Answered answered) {
        intake_->accept_at_listener(listener, std::move(message), std::move(answered));
      },
      [this](const std::string& listener, const sdk::Message& head,
             const Transport::Answered& answered) {
        return intake_->turns_away_at_listener(listener, head, answered);
      }};
  const Transports::Door connections{
      [this](const std::string& connection, sdk::Message message, Transport::Answered answered) {
        intake_->accept_at_connection(connection, std::move(message), std::move(answered));
      },
      [this](const std::string& connection, const sdk::Message& head,
             const Transport::Answered& answered) {
        return intake_->turns_away_at_connection(connection, head, answered);
      }};
  transports_ = std::make_unique<Transports>(
      [this](const std::string& connection, std::shared_ptr<Transport> transport) {
        deliverer_->connect(connection, std::move(transport));
      },
      listeners, connections);
  transports_->adopt(transports_->make(*setup, plugins));
  audit_plugins(plugins, clock, *writer_);
}

Hub::~Hub() { stop(std::chrono::seconds{5}); }

std::string Hub::order(CaseOrder order) {
  auto promise = std::make_shared<std::promise<std::string>>();
  auto answer = promise->get_future();
  processor_->order(std::move(order),
                    [promise](const std::string& refusal) { promise->set_value(refusal); });
  return answer.get();
}

std::string Hub::rotate_keys(const std::string& by) {
  try {
    hub::rotate_keys(*writer_, location_.vault, clock_, mask(by));
    return {};
  } catch (const store::StoreError& problem) {
    return problem.what();
  }
}

void Hub::start() {
  running_ = true;
  hold_restored(setups_.now()->context(), location_, *writer_);
  transports_->start();
  know_municipalities();
  deliverer_->start();
  writer_->tell_arrivals([this] { processor_->arrived(); });
  processor_->recover();
  // A rotation that was broken off goes on.
  if (location_.vault->rotating()) rotate_keys("hub");
  transports_->listen();
  schedule_->start();
  if (logbook_) logbook_->start();
  writer_->submit(
      [row = own_record("hub.start")](store::Transaction& transaction) { transaction.audit(row); },
      nullptr);
  log(LogLevel::info, "hub.started",
      {{"action", "start"},
       {"object", "hub"},
       {"result", "ok"},
       {"origin", "hub"},
       {"revision", setups_.now()->config().revision}});
}

void Hub::stop(std::chrono::milliseconds deadline) {
  if (!std::exchange(running_, false)) return;
  intake_->close();
  schedule_->stop();
  transports_->close(deadline / 4);
  deliverer_->stop(deadline / 2);
  transports_->stop(deadline / 4);
  writer_->tell_arrivals(nullptr);
  // Jobs that wait are in the store; the jobs in hand end before their crews do, and the writer
  // commits what they submitted before it ends.
  processor_->stop();
  crew_->stop();
  if (logbook_) logbook_->stop();
  auto row = own_record("hub.stop");
  intake_->refusals().tell_rest(row.at);
  writer_->submit([row](store::Transaction& transaction) { transaction.audit(row); }, nullptr);
  writer_->stop();
  log(LogLevel::info, "hub.stopped",
      {{"action", "stop"}, {"object", "hub"}, {"result", "ok"}, {"origin", "hub"}});
}

/// Hubs that wait for their turn take in for these, and cannot make all keys for them.
void Hub::know_municipalities() {
  writer_->submit(
      [setup = setups_.now()](store::Transaction& transaction) {
        transaction.make_names_key({});
        for (const auto& own : setup->config().region.municipalities) {
          transaction.make_names_key(own.code);
        }
      },
      nullptr, store::Writer::Tells::nothing);
}

store::AuditRow Hub::own_record(const char* action) const {
  const auto setup = setups_.now();
  return {.at = setup->context().clock.now(),
          .action = action,
          .object = "hub",
          .result = "done",
          .origin = "hub",
          .actor = "hub",
          .revision = setup->config().revision};
}

bool Hub::write(store::Writer::Work work, store::Writer::Committed committed,
                store::Writer::Tells tells) {
  auto promise = std::make_shared<std::promise<void>>();
  auto on_disk = promise->get_future();
  writer_->submit(
      std::move(work),
      [promise, committed = std::move(committed)] {
        if (committed) committed();
        promise->set_value();
      },
      tells);
  return on_disk.wait_for(std::chrono::seconds{5}) == std::future_status::ready;
}

bool Hub::record(store::AuditRow row) {
  return write([row = std::move(row)](store::Transaction& transaction) { transaction.audit(row); },
               nullptr, store::Writer::Tells::nothing);
}

void Hub::refused(const std::string& origin) {
  intake_->refusals().note("login.refused", origin, setups_.now()->context().clock.now());
}

bool Hub::idle() const {
  return crew_->waiting() == 0 && writer_->idle() && processor_->idle() && deliverer_->idle() &&
         writer_->idle();
}

std::map<std::string, std::string> Hub::addresses() const {
  std::map<std::string, std::string> result;
  const auto setup = setups_.now();
  const auto listeners = transports_->listener_addresses();
  for (const auto& connection : setup->config().connections) {
    if (!connection.receive) continue;
    const auto listener = listeners.find(connection.receive->listener);
    if (listener != listeners.end()) {
      result[connection.id] = listener->second + connection.receive->path;
    }
  }
  result.merge(transports_->outlet_addresses());
  return result;
}

}  // namespace rodedraad::hub
