pub fn metres(length_cm: u32) -> u32 {
    length_cm.div_ceil(100)
}

#[cfg(test)]
mod tests {
    #[test]
    fn rounds_up() {
        assert_eq!(super::metres(1610), 17);
    }
}
