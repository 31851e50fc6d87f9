#include "rodedraad/hub/reception.h"

#include <utility>

#include "fail_stop.h"
#include "rodedraad/hub/location.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/store/reader.h"

namespace rodedraad::hub {

namespace {

constexpr std::chrono::seconds kToAnswer{4};

void tell(const char* event, const char* result) {
  log(LogLevel::info, event,
      {{"action", "accept"}, {"object", "store"}, {"result", result}, {"origin", "hub"}});
}

}  // namespace

Reception::Reception(config::Config config, const PluginHost& plugins, const model::Clock& clock,
                     const std::filesystem::path& data)
    : lock_(made_data_folder(data)),
      location_(location_of(config.hub, data)),
      ids_(clock),
      setups_(std::make_shared<const Setup>(std::move(config), plugins, clock, ids_)) {
  const auto setup = setups_.now();
  writer_ = store::Writer::for_intake(location_, stop_the_process);
  store::Reader reader{location_};
  for (const auto& own : setup->config().region.municipalities) {
    if (reader.knows_municipality(own.code)) continue;
    throw store::StoreError("the hub that works does not know municipality " + own.code +
                            " yet: give it the same configuration");
  }
  crew_ = std::make_unique<Crew>("front", setup->config().hub.plugin_deadline);
  reserve_ = std::make_unique<Reserve>(std::filesystem::absolute(location_.folder()),
                                       setup->config().hub.reserve);
  intake_ = std::make_unique<Intake>(setups_, *writer_, *crew_, *reserve_, metrics_,
                                     [](const store::MessageRow&) {});
  const Transports::Door listeners{
      [this](const std::string& listener, sdk::Message message, Transport::Answered answered) {
        intake_->accept_at_listener(listener, std::move(message), std::move(answered));
      },
      [this](const std::string& listener, const sdk::Message& head,
             const Transport::Answered& answered) {
        return intake_->turns_away_at_listener(listener, head, answered);
      }};
  transports_ = std::make_unique<Transports>(
      [](const std::string&, const std::shared_ptr<Transport>&) {}, listeners, Transports::Door{});
  transports_->adopt(transports_->make_listeners(*setup, plugins));
  transports_->listen();
  tell("reception.opened", "open");
}

Reception::~Reception() {
  intake_->close();
  transports_->close(kToAnswer);
  crew_->stop();
  intake_->refusals().tell_rest(setups_.now()->context().clock.now());
  writer_->stop();
  tell("reception.closed", "closed");
}

}  // namespace rodedraad::hub
