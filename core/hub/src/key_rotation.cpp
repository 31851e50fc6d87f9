#include "rodedraad/hub/key_rotation.h"

#include "rodedraad/hub/log.h"

namespace rodedraad::hub {

namespace {

constexpr std::int64_t kAtATime = 256;

void tell(store::Transaction& transaction, const model::Clock& clock, const std::string& by,
          const char* result) {
  transaction.audit({.at = clock.now(),
                     .action = "key.rotate",
                     .object = "master key",
                     .result = result,
                     .origin = "hub",
                     .actor = by});
  log(LogLevel::info, "key.rotate",
      {{"action", "rotate"}, {"object", "master key"}, {"result", result}, {"origin", "hub"}});
}

void go_on(store::Writer& writer, const std::shared_ptr<store::Vault>& vault,
           const model::Clock& clock, const std::string& by) {
  auto done = std::make_shared<bool>(false);
  writer.submit(
      [vault, &clock, by, done](store::Transaction& transaction) {
        if (transaction.rewrap_keys(kAtATime) > 0) return;
        *done = true;
        try {
          vault->finish_rotation();
          tell(transaction, clock, by, "done");
        } catch (const store::StoreError& problem) {
          log(LogLevel::error, "key.rotate",
              {{"action", "rotate"}, {"result", "not finished"}, {"text", problem.what()}});
        }
      },
      [&writer, vault, &clock, by, done] {
        if (!*done) go_on(writer, vault, clock, by);
      });
}

}  // namespace

void rotate_keys(store::Writer& writer, const std::shared_ptr<store::Vault>& vault,
                 const model::Clock& clock, const std::string& by) {
  vault->begin_rotation();
  writer.submit(
      [&clock, by](store::Transaction& transaction) { tell(transaction, clock, by, "begun"); },
      nullptr);
  go_on(writer, vault, clock, by);
}

}  // namespace rodedraad::hub
