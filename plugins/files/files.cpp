#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "mailbox.h"
#include "names.h"
#include "pick_up.h"
#include "places.h"
#include "rodedraad/sdk/settings.h"
#include "rodedraad/sdk/transport.h"
#include "write_file.h"

namespace rodedraad::files {

namespace {

using std::chrono::milliseconds;

Options options_from(std::span<const sdk::Pair> pairs) {
  const sdk::Settings settings{pairs};
  Options options{settings.required("folder"),
                  settings.text("accept", "*.csv"),
                  settings.text("archive", "verwerkt"),
                  settings.duration("poll", std::chrono::seconds{1}),
                  settings.duration("quiet", std::chrono::seconds{2}),
                  settings.size("max-file", 64U << 20U),
                  settings.duration("keep", std::chrono::days{30}),
                  settings.boolean("packed", false)};
  if (!is_plain(options.archive) || options.archive == kRejected) {
    throw sdk::BadSetting("archive", "not the name of a subfolder of its own");
  }
  if (options.poll < milliseconds{1}) throw sdk::BadSetting("poll", "must be 1ms at least");
  if (options.keep < std::chrono::minutes{1}) throw sdk::BadSetting("keep", "must be 1m at least");
  if (options.max_file < 1) throw sdk::BadSetting("max-file", "must be 1 byte at least");
  return options;
}

/// Throws Unavailable, with what an administrator can do, unless everything that taking and writing
/// files needs works here now: better to hear it at the start than at the first delivery. Finds out
/// what the file system can tell.
void prove_usable(Options& options) {
  try {
    const Places places{options};
    if (!places.in_progress.ours_alone()) {
      throw sdk::Unavailable("others than the hub may write in " + options.folder + '/' +
                             kInProgress + "; give it to the user the hub runs as, mode 0700");
    }
    for (const auto& name : places.in_progress.names()) {
      if (name.starts_with(kUnfinished)) places.in_progress.remove(name);
    }
    const std::string probe = std::string{kUnfinished} + "proef";
    places.in_progress.create(probe);
    options.leases = writers(places.in_progress.open(probe)) == Writers::none;
    places.in_progress.move(probe, places.folder, probe);
    places.folder.move(probe, places.in_progress, probe);
    places.in_progress.remove(probe);
  } catch (const std::system_error& problem) {
    throw sdk::Unavailable(options.folder + ": " + explain(problem.code()));
  }
}

/// Partners drop files in a folder and find files there. All work on the folder happens on one
/// thread of its own; see PickUp for what happens to a file and write_file for what is sent.
class Files : public sdk::Transport {
 public:
  Files(sdk::Host host, std::span<const sdk::Pair> settings)
      : host_(host), options_(options_from(settings)) {}
  ~Files() override { end(milliseconds{0}); }

  void start() override {
    prove_usable(options_);
    if (!options_.accept.empty()) address_ = "file://" + options_.folder;
    mailbox_ = std::make_shared<Mailbox>();
    worker_ = std::thread{[this] { work(); }};
  }

  std::string_view address() const override { return address_; }

  void send(const sdk::Message& message, Done done) override {
    Sending sending{message, std::move(done)};
    if (!mailbox_ || !mailbox_->post(sending)) give_back(sending);
  }

  void stop(milliseconds deadline) override { end(deadline); }

 private:
  static void give_back(const Sending& sending) {
    sending.done({sdk::SentOutcome::not_sent, {}, "the connection is not running"});
  }

  void end(milliseconds deadline) {
    if (!worker_.joinable()) return;
    for (const auto& sending : mailbox_->close(Time::clock::now() + deadline)) give_back(sending);
    worker_.join();
    address_.clear();
  }

  void work() {
    PickUp pick_up{host_, options_,
                   [mailbox = mailbox_](const Answered& answered) { mailbox->post(answered); }};
    auto look = Time::clock::now();
    for (;;) {
      const auto work = mailbox_->next(look, pick_up.offering());
      if (std::holds_alternative<Finished>(work)) return;
      if (const auto* sending = std::get_if<Sending>(&work)) {
        sending->done(write_file(options_, sending->message));
        continue;
      }
      in_folder([&] {
        if (const auto* answered = std::get_if<Answered>(&work)) {
          pick_up.settle(*answered);
          if (!mailbox_->closed()) pick_up.offer_next();
        } else {
          look = Time::clock::now() + options_.poll;
          pick_up.look(Time::clock::now());
        }
      });
    }
  }

  /// Tells once that the folder cannot be used, and once that it can again.
  template <class Action>
  void in_folder(Action action) {
    try {
      action();
      if (std::exchange(broken_, false)) host_.log(sdk::Level::info, "files.folder_back");
    } catch (const std::system_error& problem) {
      if (std::exchange(broken_, true)) return;
      host_.log(sdk::Level::error, "files.folder_unusable", {{"reason", explain(problem.code())}});
    } catch (const std::exception& problem) {
      host_.log(sdk::Level::error, "files.failed", {{"reason", problem.what()}});
    }
  }

  sdk::Host host_;
  Options options_;
  std::string address_;
  bool broken_ = false;  ///< touched by the worker only
  std::shared_ptr<Mailbox> mailbox_;
  std::thread worker_;
};

using sdk::lit;

constexpr rd_setting setting(std::int32_t type, std::string_view name, std::string_view value,
                             std::string_view nl, std::string_view en) {
  return {sizeof(rd_setting),
          type,
          value.data() == nullptr ? 1 : 0,
          0,
          lit(name),
          lit(value),
          lit(nl),
          lit(en)};
}

constexpr std::array kSettings{
    setting(RD_FOLDER, "folder", {},
            "Map waarin de partner bestanden aanlevert en waarin de hub bestanden klaarzet.",
            "Folder in which the partner drops files and the hub leaves files."),
    setting(RD_DURATION, "poll", "1s", "Hoe vaak de hub in de map kijkt.",
            "How often the hub looks into the folder."),
    setting(RD_DURATION, "quiet", "2s",
            "Hoe lang een bestand niet veranderd mag zijn voordat de hub het oppakt.",
            "How long a file must not have changed before the hub takes it."),
    setting(RD_SIZE, "max-file", "64M",
            "Een groter bestand gaat ongelezen naar de submap afgekeurd.",
            "A larger file goes to the subfolder afgekeurd without being read."),
    setting(
        RD_TEXT, "accept", "*.csv",
        "Patroon van de bestandsnamen die de hub oppakt, zonder verschil tussen hoofdletters en "
        "kleine letters; leeg: de hub pakt niets op.",
        "Pattern of the file names that the hub takes, regardless of case; empty: it takes none."),
    setting(RD_TEXT, "archive", "verwerkt", "Submap waarin opgepakte bestanden blijven.",
            "Subfolder that keeps the files that were taken."),
    setting(RD_DURATION, "keep", "30d",
            "Hoe lang opgepakte en afgekeurde bestanden in hun submap blijven.",
            "How long the files that were taken or refused stay in their subfolder."),
    setting(
        RD_BOOLEAN, "packed", "false",
        "Of de hub ook een gepakt bestand (zip, gzip, tar, 7z en dergelijke) aan de adapter geeft. "
        "Hij pakt het nooit uit. Anders gaat het naar de submap afgekeurd.",
        "Whether the hub hands a packed file (zip, gzip, tar, 7z and the like) to the adapter as "
        "well. It never unpacks one. Otherwise it goes to the subfolder afgekeurd."),
};

constexpr std::array<const rd_setting*, kSettings.size()> kSettingList{
    &kSettings[0], &kSettings[1], &kSettings[2], &kSettings[3],
    &kSettings[4], &kSettings[5], &kSettings[6], &kSettings[7]};

constexpr rd_plugin describe(const rd_transport* transport, const rd_adapter* adapter) {
  return {
      sizeof(rd_plugin),
      RD_ABI_MAJOR,
      RD_ABI_MINOR,
      lit("files"),
      lit("1.0.0"),
      lit("EUPL-1.2"),
      lit("Bestanden in een map: oppakken wat partners aanleveren, klaarzetten wat zij ophalen."),
      lit("Files in a folder: takes what partners drop, leaves what they collect."),
      kSettingList.data(),
      kSettingList.size(),
      nullptr,
      0,
      transport,
      adapter};
}

}  // namespace

}  // namespace rodedraad::files

RODEDRAAD_TRANSPORT(rodedraad::files::Files, rodedraad::files::describe);
