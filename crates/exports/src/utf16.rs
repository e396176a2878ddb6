/// Turns UTF-16 of little end into UTF-8, whatever pieces it comes in.
#[derive(Default)]
pub(crate) struct Utf16 {
    /// The first byte of a unit whose second has not come.
    odd: Option<u8>,
    /// The first half of a letter whose second has not come.
    half: Option<u16>,
    text: Vec<u8>,
}

/// Stands for what is no letter; no UTF-8 holds it, so its row is refused.
const BROKEN: u8 = 0xFF;

impl Utf16 {
    /// The letters that are whole with the next bytes, until the next call.
    pub(crate) fn decode(&mut self, bytes: &[u8]) -> &[u8] {
        self.text.clear();
        let mut bytes = bytes.iter().copied();
        while let Some(low) = self.odd.take().or_else(|| bytes.next()) {
            let Some(high) = bytes.next() else {
                self.odd = Some(low);
                break;
            };
            self.unit(u16::from_le_bytes([low, high]));
        }
        &self.text
    }

    /// Whether the file, which has ended, ends within a letter.
    pub(crate) const fn is_cut(&self) -> bool {
        self.odd.is_some() || self.half.is_some()
    }

    fn unit(&mut self, unit: u16) {
        let is_first = (0xD800..0xDC00).contains(&unit);
        let first = self.half.take();
        if is_first {
            self.letters(first.as_slice());
            self.half = Some(unit);
        } else if let Some(first) = first {
            self.letters(&[first, unit]);
        } else {
            self.letters(&[unit]);
        }
    }

    fn letters(&mut self, units: &[u16]) {
        for letter in char::decode_utf16(units.iter().copied()) {
            match letter {
                Ok(letter) => self.text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
                Err(_) => self.text.push(BROKEN),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decoded(bytes: &[u8], length: usize) -> Vec<u8> {
        let mut wide = Utf16::default();
        let mut text: Vec<u8> = bytes.chunks(length).flat_map(|piece| wide.decode(piece).to_vec()).collect();
        text.extend(wide.is_cut().then_some(BROKEN));
        text
    }

    fn encoded(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn what_is_no_letter_is_never_taken_for_one() {
        for broken in [&[0x3D, 0xD8][..], &[0x3D, 0xD8, 0x41, 0x00], &[0x00, 0xDC], &[0x41], &[0x3D, 0xD8, 0x3D, 0xD8]]
        {
            assert!(String::from_utf8(decoded(broken, 1)).is_err(), "{broken:?}");
        }
    }

    proptest! {
        #[test]
        fn letters_stay_the_same_however_they_are_cut(text in "\\PC{0,40}", length in 1_usize..9) {
            prop_assert_eq!(decoded(&encoded(&text), length), text.as_bytes());
        }

        #[test]
        fn any_bytes_give_the_same_however_they_are_cut(bytes in prop::collection::vec(any::<u8>(), 0..60), length in 1_usize..9) {
            prop_assert_eq!(decoded(&bytes, length), decoded(&bytes, 100));
        }
    }
}
