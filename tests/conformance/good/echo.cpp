// The smallest transport that is whole: what is sent comes back as the answer; what the setting
// "say" holds arrives once as a message when it starts.
#include <array>
#include <string>

#include "rodedraad/sdk/settings.h"
#include "rodedraad/sdk/transport.h"

namespace {

namespace sdk = rodedraad::sdk;
using sdk::lit;

class Echo : public sdk::Transport {
 public:
  Echo(sdk::Host host, std::span<const sdk::Pair> pairs) : host_(host) {
    const sdk::Settings settings{pairs};
    say_ = settings.text("say");
    status_ = static_cast<int>(settings.number("status", 200));
    if (status_ < 100 || status_ > 599) throw sdk::BadSetting("status", "not an HTTP status");
  }

  void start() override {
    running_ = true;
    if (say_.empty()) return;
    sdk::Message message;
    message.method = "POST";
    message.target = "/";
    message.media_type = "text/plain";
    message.body = say_;
    host_.accept(message, [](const sdk::Answer&) {});
  }

  std::string_view address() const override { return running_ ? "echo:" : ""; }

  void send(const sdk::Message& message, Done done) override {
    done({sdk::SentOutcome::answered, {status_, message.media_type, {}, message.body}, {}});
  }

  void stop(std::chrono::milliseconds) override { running_ = false; }

 private:
  sdk::Host host_;
  std::string say_;
  int status_ = 200;
  bool running_ = false;
};

constexpr rd_setting kSay{sizeof(rd_setting),
                          RD_TEXT,
                          0,
                          0,
                          lit("say"),
                          lit(""),
                          lit("Bericht dat bij de start binnenkomt."),
                          lit("Message that arrives at the start.")};
constexpr rd_setting kStatus{sizeof(rd_setting),
                             RD_NUMBER,
                             0,
                             0,
                             lit("status"),
                             lit("200"),
                             lit("Status van elk antwoord."),
                             lit("Status of every answer.")};
constexpr std::array<const rd_setting*, 2> kSettings{&kSay, &kStatus};

constexpr rd_plugin describe(const rd_transport* transport, const rd_adapter* adapter) {
  return {sizeof(rd_plugin),
          RD_ABI_MAJOR,
          RD_ABI_MINOR,
          lit("echo"),
          lit("1.0.0"),
          lit("EUPL-1.2"),
          lit("Geeft terug wat verstuurd wordt."),
          lit("Gives back what is sent."),
          kSettings.data(),
          kSettings.size(),
          nullptr,
          0,
          transport,
          adapter};
}

}  // namespace

RODEDRAAD_TRANSPORT(Echo, describe);
