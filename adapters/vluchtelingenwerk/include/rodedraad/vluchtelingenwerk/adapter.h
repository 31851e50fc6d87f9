#pragma once

#include <span>

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

/// VluchtelingenWerk: maatschappelijke begeleiding and the participatieverklaringstraject. There is
/// no public standard; these are proposed messages in JSON, and a CSV file for organisations that
/// deliver from a spreadsheet.
namespace rodedraad::vluchtelingenwerk {

class Adapter final : public sdk::Adapter {
 public:
  Adapter(sdk::Host host, std::span<const sdk::Pair> settings);

  sdk::Admission admit(const sdk::Message& message) const override;
  sdk::Answer reply(const sdk::ReplyRequest& request) const override;
  sdk::Decoded decode(const sdk::Message& message) const override;
  sdk::Message encode(const sdk::EncodeRequest& request) const override;
  sdk::Judgement judge(const sdk::Message& sent, const sdk::Answer& answer) const override;

 private:
  sdk::Host host_;
  message::Mapping mapping_;
};

}  // namespace rodedraad::vluchtelingenwerk
