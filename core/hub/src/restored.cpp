#include "restored.h"

#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "rodedraad/hub/log.h"
#include "rodedraad/store/backup.h"
#include "rodedraad/store/reader.h"
#include "standing.h"

namespace rodedraad::hub {

namespace {

constexpr std::size_t kPage = 2000;

std::size_t hold_deliveries(const Context& context, const std::string& made, store::Reader& reader,
                            store::Writer& writer) {
  std::size_t held = 0;
  for (std::int64_t after = 0;;) {
    auto page = reader.deliveries(store::DeliveryState::queued, after, kPage);
    if (page.empty()) return held;
    after = page.back().seq;
    auto rows = std::make_shared<std::vector<store::DeliveryRow>>();
    for (auto& row : page) {
      if (recognises_repeats(context, row)) continue;
      row.state = store::DeliveryState::unknown_outcome;
      row.changed = context.clock.now();
      row.answer_text = "teruggezet uit een back-up van " + made +
                        ": misschien is dit daarna al verstuurd, en de partner herkent geen "
                        "herhaling. Vraag het na";
      rows->push_back(std::move(row));
    }
    held += rows->size();
    writer.submit(
        [rows](store::Transaction& transaction) {
          for (const auto& row : *rows) {
            transaction.progress(row, store::DeliveryState::queued);
          }
        },
        nullptr);
  }
}

std::size_t hold_messages(const std::string& made, model::Instant now, store::Reader& reader,
                          store::Writer& writer) {
  std::size_t held = 0;
  for (std::int64_t after = 0;;) {
    auto page = reader.received(after, kPage);
    if (page.empty()) return held;
    after = page.back().seq;
    held += page.size();
    auto rows = std::make_shared<std::vector<store::MessageRow>>(std::move(page));
    for (auto& row : *rows) {
      row.state = store::MessageState::failed;
      row.reason =
          "teruggezet uit een back-up van " + made +
          ": misschien is dit daarna al verwerkt, en dan zou alles wat erop volgde nog eens "
          "uitgaan. Laat het verwerken als niemand er gevolg van merkte";
    }
    writer.submit(
        [rows, now](store::Transaction& transaction) {
          for (const auto& row : *rows) transaction.update(row, store::MessageState::received, now);
        },
        nullptr);
  }
}

}  // namespace

void hold_restored(const Context& context, const store::Location& location, store::Writer& writer) {
  store::Reader reader{location};
  const auto made = reader.setting(store::kRestored);
  if (made.empty()) return;
  const auto deliveries = hold_deliveries(context, made, reader, writer);
  const auto messages = hold_messages(made, context.clock.now(), reader, writer);
  store::AuditRow row{.at = context.clock.now(),
                      .action = "backup.restored",
                      .object = made,
                      .result = "done",
                      .origin = "hub",
                      .actor = "hub",
                      .municipality = {},
                      .revision = context.config.revision,
                      .detail = "held: " + std::to_string(deliveries) + " deliveries, " +
                                std::to_string(messages) + " messages"};
  std::promise<void> on_disk;
  writer.submit(
      [&row](store::Transaction& transaction) {
        transaction.audit(row);
        transaction.put_setting(store::kRestored, {});
      },
      [&on_disk] { on_disk.set_value(); });
  on_disk.get_future().wait();
  log(LogLevel::warn, "store.restored",
      {{"action", "restore"},
       {"object", made},
       {"result", "held"},
       {"origin", "hub"},
       {"deliveries", std::to_string(deliveries)},
       {"messages", std::to_string(messages)}});
}

}  // namespace rodedraad::hub
